namespace CampaignMetrics.Tests.Laws;

/// <summary>Unsubscriptions are those of the report, and add up.</summary>
public sealed class UnsubscriptionLaws
{
    [Fact]
    public void They_are_as_many_as_the_report_has() => Law.Holds(Worlds.AnyByDate, (given, random) =>
    {
        var world = WithWindow(given, random);
        var (report, told) = (world.Report(), Of(world));
        return (told.Messages, told.Unattributed) == (report.Counts[Metric.Unsubscribed], report.Unattributed.Unsubscribed)
            && told.Subscriptions.Sum(row => row.Messages) == told.Messages
            && told.Subscriptions.Sum(row => row.Unattributed) == told.Unattributed;
    });

    [Fact]
    public void Any_partition_of_the_contacts_adds_up_to_the_whole() => Law.Holds(Worlds.AnyByDate, (world, random) =>
    {
        var stated = WithWindow(world, random) with { Scope = world.Scope with { Campaigns = [], MaxRows = random.Next(1, 4) } };
        var partOf = world.Events.Select(happened => happened.Recipient).Distinct().ToDictionary(contact => contact, _ => random.Next(3));
        var parts = Enumerable.Range(0, 3)
            .Select(part => Of(stated with { Events = [.. world.Events.Where(happened => partOf[happened.Recipient] == part)] }));
        return Of(stated).ToString() == UnsubscriptionReport.Merge(parts).ToString();
    }, 300);

    [Fact]
    public void Neither_order_nor_copies_change_a_byte() => Law.Holds(Worlds.Any, world =>
        Of(world).ToString() == Of(world with { Events = [.. world.Events.Reverse(), .. world.Events] }).ToString(), 200);

    /// <summary>Half of them give what names no email to a click.</summary>
    private static World WithWindow(World world, Random random) => random.Next(2) == 0
        ? world
        : world with { Definition = world.Definition with { UnsubscribeWindow = TimeSpan.FromHours(1) } };

    private static UnsubscriptionReport Of(World world) => world.Ledger().Unsubscriptions(world.Definition, world.Scope);
}
