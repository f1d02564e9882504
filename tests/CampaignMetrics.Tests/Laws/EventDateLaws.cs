using CampaignMetrics.Time;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Periods that select each fact by its own date.</summary>
public sealed class EventDateLaws
{
    private static readonly DateOnly Day = new(2026, 3, 29);

    [Fact]
    public void Order_changes_no_byte_and_parts_add_up() => Law.Holds(Worlds.AnyByDate, (world, random) =>
    {
        var parts = world.Events.GroupBy(happened => happened.Recipient)
            .OrderBy(_ => random.Next())
            .Select(part => world.Report(part.Reverse()))
            .Append(world.Report([]));
        return Law.AreSame(world.Report(), Report.Merge(parts));
    });

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
        // An opener by implication only counts once in each period in which it clicked.
        var plain = world with { Definition = world.Definition with { ImpliedOpens = false } };
        var (first, whole) = (Day.AddDays(random.Next(-1, 3)), (From: Day.AddDays(-2), To: Day.AddDays(9)));
        var (before, after, both) = (Over(plain, whole.From, first), Over(plain, first, whole.To), Over(plain, whole.From, whole.To));
        return (
            (Metric[])[
                Metric.Sent, Metric.NotSent, Metric.Delivered, Metric.Bounced, Metric.TotalOpens, Metric.TotalClicks,
                Metric.AutomationOpens, Metric.RoleClicks])
            .All(metric => before.Counts[metric] + after.Counts[metric] == both.Counts[metric]);
    });

    [Fact]
    public void A_period_s_buckets_add_up_to_its_totals() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var report = world.Report();
        return report.Timeline.Buckets.Sum(bucket => bucket.Opens) == report.Engagement.TotalOpens
            && report.Timeline.Buckets.Sum(bucket => bucket.FirstOpens) == report.Engagement.UniqueOpens
            && report.Timeline.Buckets.Sum(bucket => bucket.Clicks) == report.Engagement.TotalClicks
            && report.Links.Sum(link => link.Combined.Total) == report.Engagement.TotalClicks
            && report.Clients.Sum(row => row.Opens.Unique) == report.Engagement.UniqueOpens
            && report.Revenue.Sum(row => row.Orders) <= world.Events.Count(happened => happened is Converted);
    });

    private static Report Over(World world, DateOnly from, DateOnly to) =>
        (world with { Scope = world.Scope with { From = from, To = to } }).Report();
}
