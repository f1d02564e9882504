namespace CampaignMetrics.Tests.Laws;

/// <summary>Times are of the messages that a report counts, and add up.</summary>
public sealed class TimesLaws
{
    [Fact]
    public void Every_opened_and_clicked_message_has_a_time_or_is_left_out() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var (report, times) = (world.Report(), Of(world));
        return times.FirstOpen is null == (report.Engagement.UniqueOpens is null)
            && Total(times.FirstOpen) == (report.Engagement.UniqueOpens ?? 0)
            && Total(times.FirstClick) == (report.Engagement.UniqueClicks ?? 0);
    });

    [Fact]
    public void Deliveries_at_first_and_later_are_all() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var times = Of(world);
        return times.Delivery.Count == times.DeliveryAtFirst.Count + times.DeliveryAfterDeferral.Count
            && times.Delivery.LeftOut == times.DeliveryAtFirst.LeftOut + times.DeliveryAfterDeferral.LeftOut
            && Total(times.Delivery) <= world.Report().Counts[Metric.Delivered];
    });

    [Fact]
    public void Any_partition_of_the_contacts_adds_up_to_the_whole() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var stated = world with { Scope = world.Scope with { Campaigns = [] } };
        var partOf = world.Events.Select(happened => happened.Recipient).Distinct().ToDictionary(contact => contact, _ => random.Next(3));
        var parts = Enumerable.Range(0, 3)
            .Select(part => Of(stated with { Events = [.. world.Events.Where(happened => partOf[happened.Recipient] == part)] }));
        return Of(stated).ToString() == TimesReport.Merge(parts).ToString();
    }, 300);

    [Fact]
    public void Neither_order_nor_copies_change_a_byte() => Law.Holds(Worlds.Any, world =>
        Of(world).ToString() == Of(world with { Events = [.. world.Events.Reverse(), .. world.Events] }).ToString(), 200);

    private static TimesReport Of(World world) => world.Ledger().Times(world.Definition, world.Scope);

    private static long Total(DurationReport? times) => times is null ? 0 : times.Count + times.LeftOut;
}
