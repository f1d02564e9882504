namespace CampaignMetrics.Tests.Laws;

/// <summary>Reports over disjoint messages add up to the report over all, to the byte of its JSON.</summary>
public sealed class MergeLaws
{
    [Fact]
    public void Any_partition_of_the_messages_adds_up_to_the_whole() => Law.Holds(Worlds.Any, (world, random) =>
        Law.AreSame(world.Report(), Report.Merge(Parts(world, random))));

    [Fact]
    public void Any_partition_of_the_messages_by_event_date_adds_up_to_the_whole() => Law.Holds(Worlds.AnyByDate, (world, random) =>
        Law.AreSame(world.Report(), Report.Merge(Parts(world, random))));

    [Fact]
    public void Parts_add_up_in_any_order_and_grouping() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var parts = Parts(world, random);
        var split = random.Next(1, parts.Length);
        return Law.AreSame(Report.Merge(parts), Report.Merge(Report.Merge(parts[split..]), Report.Merge(parts[..split])));
    }, 300);

    [Fact]
    public void One_part_is_the_whole() => Law.Holds(Worlds.Any, world => Law.AreSame(world.Report(), Report.Merge(world.Report())), 300);

    [Fact]
    public void A_part_without_events_adds_nothing() =>
        Law.Holds(Worlds.Any, world => Law.AreSame(world.Report(), Report.Merge(world.Report([]), world.Report())), 300);

    [Fact]
    public void Parts_are_not_changed_by_adding_them_up() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var parts = Parts(world, random);
        var before = parts.Select(part => part.ToJson()).ToList();
        Report.Merge(parts);
        return parts.Zip(before).All(pair => pair.First.ToJson().AsSpan().SequenceEqual(pair.Second));
    }, 300);

    [Fact]
    public void A_part_that_kept_no_clicks_for_it_is_refused()
    {
        var part = new MessageLedger(new LedgerOptions { MergeableReports = false }).Report();
        Assert.Throws<ArgumentException>(() => Report.Merge(part));
    }

    /// <summary>Reports over four parts; what names no email goes anywhere, but copies of it go to one part.</summary>
    private static Report[] Parts(World world, Random random)
    {
        var partOf = world.Events.Select(MessageOf).Distinct().ToDictionary(key => key, _ => random.Next(4));
        return [
            .. Enumerable.Range(0, 4).Select(part => world.Report(world.Events.Where(happened => partOf[MessageOf(happened)] == part)))];
    }

    private static (EmailId?, ContactId) MessageOf(EmailEvent happened) => (happened.Email, happened.Recipient);
}
