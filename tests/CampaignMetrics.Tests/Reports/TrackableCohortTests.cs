namespace CampaignMetrics.Tests.Reports;

/// <summary>Who is left in the trackable cohort must not depend on what they did.</summary>
public sealed class TrackableCohortTests
{
    /// <summary>Half of a thousand on a privacy proxy, of both halves three in ten read, and one in ten of the readers click.</summary>
    private static readonly MessageLedger Thousand = Some.Ledger(Enumerable.Range(0, 1000).SelectMany(Reader));

    private static IEnumerable<EmailEvent> Reader(int number)
    {
        var contact = $"c{number}";
        yield return Some.Sent(0, contact);
        yield return Some.Delivered(5, contact);
        if (number % 2 == 0) yield return Some.Opened(600, to: contact, agent: "Mozilla/5.0");
        if (number / 2 % 10 >= 3) yield break;
        yield return Some.Opened(4000, to: contact);
        if (number / 20 % 10 == 0) yield return Some.Clicked(4100, to: contact);
    }

    [Fact]
    public void The_open_rate_is_the_true_one_of_both_halves()
    {
        var open = Thousand.Report(Definition.Reliable).Rates.Open.Ratio;
        Assert.Equal((150, 500), (open.Numerator, open.Denominator));
    }

    [Fact]
    public void The_click_through_rate_is_of_the_cohorts_openers() =>
        Assert.Equal(150, Thousand.Report(Definition.Reliable).Rates.ClickThrough.Ratio.Denominator);

    [Fact]
    public void The_click_rate_is_of_all_delivered() =>
        Assert.Equal(1000, Thousand.Report(Definition.Reliable).Rates.Click.Ratio.Denominator);

    [Fact]
    public void Counted_privacy_opens_make_the_rate_look_higher() =>
        Assert.Equal(0.65, Thousand.Report(Definition.HubSpot).Rates.Open.Value);
}
