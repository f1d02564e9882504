using CampaignMetrics.Events;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Reports over disjoint messages add up to the report over all, to the byte of its JSON.</summary>
public sealed class MergeLaws
{
    [Fact]
    public void Any_partition_of_the_messages_adds_up_to_the_whole() => Law.Holds(Worlds.Any, (world, random) =>
    {
        // A conversion that names no email needs all messages of its contact in one part: the next law.
        var named = world with { Events = [.. world.Events.Where(happened => happened is not Converted { Email: null })] };
        return Law.AreSame(named.Report(), Report.Merge(Parts(named, happened => (happened.Email, happened.Recipient), random)));
    });

    [Fact]
    public void Any_partition_of_the_contacts_adds_up_to_the_whole() => Law.Holds(Worlds.Any, (world, random) =>
        Law.AreSame(world.Report(), Report.Merge(Parts(world, happened => happened.Recipient, random))));

    [Fact]
    public void Parts_add_up_in_any_order_and_grouping() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var parts = Parts(world, happened => happened.Recipient, random);
        var split = random.Next(1, parts.Length);
        return Law.AreSame(Report.Merge(parts), Report.Merge(Report.Merge(parts[split..]), Report.Merge(parts[..split])));
    }, 300);

    [Fact]
    public void One_part_is_the_whole() => Law.Holds(Worlds.Any, world => Law.AreSame(world.Report(), Report.Merge(world.Report())), 300);

    [Fact]
    public void A_part_without_events_adds_nothing() => Law.Holds(Worlds.Any, world => Law.AreSame(world.Report(), Report.Merge(world.Report([]), world.Report())), 300);

    [Fact]
    public void Parts_are_not_changed_by_adding_them_up() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var parts = Parts(world, happened => happened.Recipient, random);
        var before = parts.Select(part => part.ToJson()).ToList();
        Report.Merge(parts);
        return parts.Zip(before).All(pair => pair.First.ToJson().AsSpan().SequenceEqual(pair.Second));
    }, 300);

    private static Report[] Parts<TKey>(World world, Func<EmailEvent, TKey> keyOf, Random random) where TKey : notnull
    {
        var partOf = world.Events.Select(keyOf).Distinct().ToDictionary(key => key, _ => random.Next(4));
        return [.. Enumerable.Range(0, 4).Select(part => world.Report(world.Events.Where(happened => partOf[keyOf(happened)] == part)))];
    }
}
