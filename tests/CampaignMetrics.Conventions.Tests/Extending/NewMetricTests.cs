using CampaignMetrics.Conventions.Tests.Docs;

namespace CampaignMetrics.Conventions.Tests.Extending;

/// <summary>A metric with its rate is added to a copy of the core as the guide says, in three files, and every report has it.</summary>
public sealed class NewMetricTests
{
    private static readonly List<string> Blocks =
        [.. MarkdownPage.All.Single(page => page.Path == "docs/guide/extend.md").Blocks("csharp-metric")];

    [Fact]
    public void A_metric_with_its_rate_takes_three_files()
    {
        using var copy = new CopyOfTheCore();
        Assert.Equal(3, Blocks.Count);
        copy.Insert("Definitions/Metric.cs", "    Converted,\n", Blocks[0]);
        copy.Insert("Definitions/Metrics.cs", "new(Metric.Converted, Metric.Delivered),\n", Blocks[1]);
        copy.Insert("Definitions/StandardRates.cs", "{ Method = RateMethod.Estimated },\n", Blocks[2]);
        Assert.Equal("1 clickToConversion 50.0 % (1 of 2), 95 %: 9.5–90.5 % in JSON", copy.Run(Program));
    }

    [Fact]
    public void A_metric_without_its_row_says_what_is_missing()
    {
        using var copy = new CopyOfTheCore();
        copy.Insert("Definitions/Metric.cs", "    Converted,\n", Blocks[0]);
        Assert.Contains("Metric.ClickedAndConverted has no row in its place", copy.Run(Program), StringComparison.Ordinal);
    }

    /// <summary>Two click, one of them buys.</summary>
    private const string Program = """
        using CampaignMetrics;

        try
        {
            var ledger = new MessageLedger();
            foreach (var contact in (string[])["ann", "bob"])
            {
                ledger.Apply(new Delivered { At = DateTimeOffset.UnixEpoch, Email = "e", Recipient = contact });
                ledger.Apply(new Clicked { At = DateTimeOffset.UnixEpoch, Email = "e", Recipient = contact, Url = "https://x/" });
            }
            ledger.Apply(new Converted { At = DateTimeOffset.UnixEpoch, Email = "e", Recipient = "ann" });
            var report = ledger.Report();
            var rate = report.Rates.Single(each => each.Name.EndsWith("Conversion"));
            var json = System.Text.Encoding.UTF8.GetString(report.ToJson());
            Console.OutputEncoding = System.Text.Encoding.UTF8;
            var shown = json.Contains($"\"{rate.Name}\"") ? "in JSON" : "lost";
            Console.Write($"{report.Counts[Enum.GetValues<Metric>()[^1]]} {rate.Name} {rate} {shown}");
        }
        catch (TypeInitializationException e)
        {
            Console.Write((e.InnerException as TypeInitializationException ?? e).InnerException!.Message);
        }
        """;
}
