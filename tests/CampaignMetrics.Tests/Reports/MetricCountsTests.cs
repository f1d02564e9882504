using System.Text.Json;
using CampaignMetrics.Definitions;
using CampaignMetrics.Tests.Laws;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Reports;

/// <summary>Counts add up, and have the rates that a report has.</summary>
public sealed class MetricCountsTests
{
    private static readonly RateFormula Open = new(Metric.Opened, Metric.Delivered);

    /// <summary>Any counts: some of nothing, some of which something was not measured or not told.</summary>
    private static readonly Arbitrary<MetricCounts> Any = (
        from numbers in Gen.Frequency(
            (4, Gen.Choose(0, 1_000).ArrayOf(Metrics.Count)), (1, Gen.Constant(new int[Metrics.Count])))
        from missing in Gen.Choose(-40, Metrics.Count - 1)
        from tracking in Gen.Elements(null, NotMeasured.TrackingOff, NotMeasured.NoSignOfTracking)
        from replies in Gen.Elements(null, NotMeasured.NoConnectedInbox, NotMeasured.NoSignOfInbox)
        select new MetricCounts(
            [.. numbers.Select((number, i) => i == missing ? MetricCounts.NotTold : number)], tracking, replies)).ToArbitrary();

    [Fact]
    public void Counts_add_up_in_any_order() => Prop.ForAll(Any, Any, (one, other) => (one + other).Equals(other + one))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_add_up_in_any_grouping() =>
        Prop.ForAll(Any, Any, Any, (a, b, c) => (a + b + c).Equals(a + (b + c))).QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_of_nothing_change_nothing() =>
        Prop.ForAll(Any, counts => (counts + new MessageLedger().Report().Counts).Equals(counts)
            || counts.Equals(new MetricCounts(new long[Metrics.Count], counts.NoTracking, counts.NoReplies))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_rates_of_an_email_s_counts_are_those_of_the_report() => Law.Holds(Worlds.Any, world =>
        world.Report().Emails
            .Where(email => email.Rates.Delivery.Ratio.NotMeasured != NotMeasured.DeliveriesNotReported)
            .All(email => email.Rates.Zip(email.Counts.RatesOf(world.Definition)).All(pair => IsSame(pair.First, pair.Second))));

    [Fact]
    public void Counts_of_emails_add_up_to_those_of_all()
    {
        var report = Some.Ledger(
            Some.Sent(), Some.Delivered(), Some.Opened(), Some.Clicked(), Some.Sent(to: "b", email: "other"),
            Some.Delivered(to: "b", email: "other")).Report();
        var sum = report.Emails[0].Counts + report.Emails[1].Counts;
        Assert.Equal(report.Counts, sum);
        Assert.Equal(new Ratio(1, 2), sum.RatioOf(Open));
        Assert.Equal(
            report.Rates.Select(rate => (rate.Name, rate.Ratio)),
            sum.RatesOf(Definition.HubSpot).Select(rate => (rate.Name, rate.Ratio)));
    }

    [Fact]
    public void What_one_part_measured_is_measured()
    {
        var (off, on) = (Untracked(), Some.Ledger(Some.Sent(), Some.Delivered(), Some.Opened()).Report().Counts);
        Assert.Equal(1, (off + on).Measured(Metric.Opened));
        // The open rate is over tracked messages only.
        Assert.Equal(new Ratio(1, 1), (off + on).RatioOf(Open));
        Assert.Equal(2, (off + on)[Metric.Delivered]);
    }

    [Fact]
    public void What_neither_part_measured_has_a_reason() =>
        Assert.Equal(NotMeasured.TrackingOff, (Untracked() + Untracked()).RatioOf(Open).NotMeasured);

    [Theory]
    [InlineData(RateMethod.TrackableCohort), InlineData(RateMethod.Estimated)]
    public void Counts_do_not_know_the_cohort(RateMethod method) => Assert.Equal(
        NotMeasured.CohortNotCounted, Some.Ledger(Some.Sent()).Report().Counts.RatioOf(Open with { Method = method }).NotMeasured);

    [Fact]
    public void A_rate_that_a_definition_has_not_is_not_defined() =>
        Assert.Equal(
            NotMeasured.NotDefined,
            Some.Ledger(Some.Sent()).Report().Counts.RatesOf(Definition.HubSpot with
            {
                Rates = RateFormulas.Standard with { ClickThrough = null },
            }).ClickThrough.Ratio.NotMeasured);

    [Fact]
    public void What_JSON_does_not_tell_has_no_sum()
    {
        var told = JsonSerializer.Deserialize<MetricCounts>("{}")!;
        var sum = Some.Ledger(Some.Sent()).Report().Counts + told;
        Assert.False(sum.Has(Metric.Sent));
        Assert.Throws<InvalidOperationException>(() => sum.RatioOf(Open));
    }

    [Fact]
    public void A_sum_that_is_too_large_is_no_sum()
    {
        var most = new long[Metrics.Count];
        most[(int)Metric.Sent] = long.MaxValue;
        Assert.Throws<OverflowException>(() => new MetricCounts(most) + new MetricCounts(most));
    }

    private static MetricCounts Untracked()
    {
        var options = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.Off }]) };
        return Some.Ledger(options, Some.Sent(to: "b"), Some.Delivered(to: "b")).Report().Counts;
    }

    /// <summary>Whether counts give what the report gives, or the report knows more.</summary>
    private static bool IsSame(ReportedRate told, ReportedRate counted) =>
        (told.Name, told.Ratio, told.Rate) == (counted.Name, counted.Ratio, counted.Rate)
        || counted.Ratio.NotMeasured == NotMeasured.CohortNotCounted;
}
