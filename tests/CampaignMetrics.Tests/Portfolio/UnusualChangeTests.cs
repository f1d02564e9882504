using CampaignMetrics.Portfolio.Watch;
using static CampaignMetrics.Tests.Portfolio.WatchTests;

namespace CampaignMetrics.Tests.Portfolio;

/// <summary>Days that differ from those before by more than chance.</summary>
public sealed class UnusualChangeTests
{
    /// <summary>Computed by exact fractions in Python, as the sum of C(k + K, i) pⁱ qᵏ⁺ᴷ⁻ⁱ over i ≥ k, with p = n / (n + N).</summary>
    [Theory]
    [InlineData(10, 500, 10, 2000, 0.0025948274006740175), InlineData(3, 1000, 0, 5000, 0.004629629629629629)]
    [InlineData(25, 1000, 90, 4000, 0.35571545827396645)]
    [InlineData(0, 1000, 90, 4000, 1.0), InlineData(5, 5, 0, 200, 8.631389527436689e-09)]
    public void Probabilities_are_exact(long now, long of, long before, long ofBefore, double probability) =>
        Assert.Equal(probability, ChangeSearch.ProbabilityOf(new Ratio(now, of), new Ratio(before, ofBefore)), probability * 1e-9);

    [Fact]
    public void A_day_with_many_more_bounces_is_told()
    {
        var watch = Watch(Mail("gmx.de", 0, delivered: 990, hard: 10), Mail("gmx.de", 1, delivered: 470, hard: 30));
        var change = watch.Changes.First(change => change.By == Dimension.MailboxProvider && change.Metric == Metric.Bounced);
        Assert.Equal(("GMX", new Ratio(30, 500), new Ratio(10, 1000)), (change.Key, change.Now, change.Before));
    }

    [Fact]
    public void An_email_is_compared_with_its_own_days()
    {
        var watch = Watch(
            Mail("gmx.de", 0, delivered: 1000, email: "a"), Mail("web.de", 0, delivered: 1000, email: "b"),
            Mail("aol.com", 1, delivered: 450, blocked: 50, email: "a"));
        Assert.Equal(["a", "a"], watch.Changes.Where(change => change.By == Dimension.Email).Select(change => change.Key));
        Assert.Equal(
            [Metric.Bounced, Metric.BlockedBounced],
            watch.Changes.Where(change => change.By == Dimension.Email).Select(change => change.Metric));
    }

    [Fact]
    public void Complaints_and_unsubscriptions_are_watched()
    {
        var watch = Watch(Mail("yahoo.com", 0, delivered: 1000), Mail("yahoo.com", 1, delivered: 970, complaints: 30));
        Assert.Contains(watch.Changes, change => change.Metric == Metric.SpamReported);
    }

    [Fact]
    public void A_change_for_the_better_is_not_told() =>
        Assert.Empty(Watch(Mail("gmx.de", 0, delivered: 500, hard: 500), Mail("gmx.de", 1, delivered: 1000)).Changes);

    [Theory]
    [InlineData(99, 0), InlineData(100, 1)]
    public void A_short_history_is_compared_with_nothing(int before, int compared) =>
        Assert.Equal(compared > 0, Watch(Mail("gmx.de", 0, delivered: before), Mail("gmx.de", 1, delivered: 1)).Comparisons > 0);

    [Fact]
    public void What_is_not_measured_is_not_compared()
    {
        // Of Gmail: bounces by three classes and unsubscriptions; of the email, which one knows not to be of Gmail's only, complaints too.
        var watch = Watch(Mail("gmail.com", 0, delivered: 200), Mail("gmail.com", 1, delivered: 1));
        Assert.Equal(4 + 5, watch.Comparisons);
    }

    [Fact]
    public void The_threshold_shrinks_with_the_number_of_comparisons()
    {
        var watch = Watch([.. Enumerable.Range(0, 6).Select(day => Mail("gmx.de", day, delivered: 200))]);
        Assert.Equal((5 * 10L, 0.01 / 50), (watch.Comparisons, watch.Threshold));
    }

    /// <summary>500 histories without any change: at most 1 % of them may have an alarm, and the test is cautious.</summary>
    [Fact]
    public void Chance_alone_gives_hardly_any_alarm()
    {
        var random = new Random(7);
        var alarms = 0;
        for (var history = 0; history < 500; history++)
        {
            var search = new ChangeSearch();
            var before = new Ratio(0, 0);
            for (var day = 0; day < 20; day++)
            {
                var now = new Ratio(Enumerable.Range(0, 300).Count(_ => random.NextDouble() < 0.02), 300);
                search.Compare(Dimension.Email, "a", new DateOnly(2026, 3, 1).AddDays(day), Metric.Bounced, now, before);
                before = new Ratio(before.Numerator + now.Numerator, before.Denominator + now.Denominator);
            }
            if (search.Unusual().Count > 0) alarms++;
        }
        Assert.InRange(alarms, 0, 12);
    }

    [Fact]
    public void A_real_change_is_found()
    {
        var search = new ChangeSearch();
        search.Compare(Dimension.Email, "a", new DateOnly(2026, 3, 2), Metric.Bounced, new Ratio(30, 500), new Ratio(20, 2000));
        Assert.Single(search.Unusual());
    }
}
