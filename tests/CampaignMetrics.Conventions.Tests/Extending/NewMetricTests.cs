namespace CampaignMetrics.Conventions.Tests.Extending;

/// <summary>A metric with its rate is added to a copy of the core as the guide says, in three files, and every report has it.</summary>
[Collection(ExtendedCore.Collection)]
public sealed class NewMetricTests(ExtendedCore core)
{
    [Fact]
    public void A_metric_with_its_rate_takes_three_files() =>
        Assert.Equal("1 clickToConversion 50.0 % (1 of 2), 95 %: 9.5–90.5 % in JSON", core.Whole.Run("metric"));

    [Fact]
    public void A_metric_without_its_row_says_what_is_missing() =>
        Assert.Contains("Metric.ClickedAndConverted has no row in its place", core.WithoutRows.Run("metric"), StringComparison.Ordinal);
}
