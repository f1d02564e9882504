namespace CampaignMetrics.Tests;

/// <summary>A conversion that nobody sees does not throw: what is wrong is refused where it is used.</summary>
public sealed class ConversionTests
{
    private const Metric None = (Metric)999, Negative = (Metric)(-1);

    [Theory, InlineData(None), InlineData(Negative)]
    public void What_is_no_metric_is_refused_by_a_series(Metric metric)
    {
        Measure measure = metric;
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => new MessageLedger().Series([measure]));
        Assert.Equal("measures", refused.ParamName);
    }

    [Theory, InlineData(None), InlineData(Negative)]
    public void What_is_no_metric_is_refused_by_a_query(Metric metric)
    {
        RecipientKind kind = metric;
        Assert.NotEqual(RecipientKind.NotOpened, kind);
        Assert.Equal("Kind", Assert.Throws<ArgumentOutOfRangeException>(() => new RecipientQuery { Kind = kind }).ParamName);
    }

    [Fact]
    public void What_is_no_metric_has_a_text_all_the_same()
    {
        Measure measure = None;
        RecipientKind kind = None;
        Assert.Equal(("999", ""), (measure.ToString(), kind.ToString()));
    }
}
