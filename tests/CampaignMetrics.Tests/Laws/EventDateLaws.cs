using CampaignMetrics.Time;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Periods that select each fact by its own date.</summary>
public sealed class EventDateLaws
{
    private static readonly DateOnly Day = new(2026, 3, 29);

    [Fact]
    public void Order_changes_no_byte() => Law.Holds(Worlds.AnyByDate, world =>
        Law.AreSame(world.Report(), world.Report(world.Events.Reverse())));

    [Fact]
    public void Without_a_period_both_bases_count_the_same() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var all = world with { Scope = world.Scope with { From = null, To = null } };
        var (byDate, bySending) =
            (all.Report(), (all with { Definition = all.Definition with { DateBasis = DateBasis.SendCohort } }).Report());
        return Enum.GetValues<Metric>().All(metric => byDate.Counts[metric] == bySending.Counts[metric])
            && byDate.Rates.Zip(bySending.Rates).All(pair => pair.First.Ratio == pair.Second.Ratio)
            && byDate.Links.SequenceEqual(bySending.Links)
            && byDate.Clients.SequenceEqual(bySending.Clients)
            && byDate.Locations.SequenceEqual(bySending.Locations);
    });

    [Fact]
    public void Periods_side_by_side_add_up() => Law.Holds(Worlds.AnyByDate, (world, random) =>
    {
        var (first, whole) = (Day.AddDays(random.Next(-1, 3)), (From: Day.AddDays(-2), To: Day.AddDays(9)));
        var (before, after, both) = (Over(world, whole.From, first), Over(world, first, whole.To), Over(world, whole.From, whole.To));
        return (
            (Metric[])[
                Metric.Sent, Metric.NotSent, Metric.Delivered, Metric.Bounced, Metric.TotalOpens, Metric.ImpliedOpened,
                Metric.TotalClicks, Metric.AutomationOpens, Metric.RoleClicks])
            .All(metric => before.Counts[metric] + after.Counts[metric] == both.Counts[metric]);
    });

    [Fact]
    public void A_period_s_buckets_add_up_to_its_totals() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var report = world.Report();
        return report.Timeline.Buckets.Sum(bucket => bucket.Opens) == (report.Engagement.TotalOpens ?? 0)
            && report.Timeline.Buckets.Sum(bucket => bucket.FirstOpens) == (report.Engagement.UniqueOpens ?? 0)
            && report.Timeline.Buckets.Sum(bucket => bucket.Clicks) == (report.Engagement.TotalClicks ?? 0)
            && report.Links.Sum(link => link.Combined.Total) == (report.Engagement.TotalClicks ?? 0)
            && report.Clients.Sum(row => row.Opens.Unique) == (report.Engagement.UniqueOpens ?? 0)
            && report.Revenue.Sum(row => row.Orders) <= world.Events.Count(happened => happened is Converted);
    });

    private static Report Over(World world, DateOnly from, DateOnly to) =>
        (world with { Scope = world.Scope with { From = from, To = to } }).Report();
}
