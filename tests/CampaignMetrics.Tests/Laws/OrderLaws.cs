using CampaignMetrics.Tests.Events;

namespace CampaignMetrics.Tests.Laws;

/// <summary>A report is a function of the set of events.</summary>
public sealed class OrderLaws
{
    [Fact]
    public void The_order_of_events_changes_no_byte() => Law.Holds(Worlds.Any, (world, random) =>
        Law.AreSame(world.Report(), world.Report(Shuffled(world.Events, random))));

    [Fact]
    public void Copies_of_events_change_nothing_but_their_own_count() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var copies = world.Events.Where(_ => random.Next(3) == 0).ToList();
        var (report, again) = (world.Report(), world.Report(Shuffled([.. world.Events, .. copies, .. copies.Take(2)], random)));
        return Law.AreSameButForInput(report, again)
            && again.Input.Events == report.Input.Events
            && again.Input.Duplicates == report.Input.Duplicates + copies.Count + Math.Min(2, copies.Count);
    });

    [Fact]
    public void A_copy_that_does_not_count_is_as_if_it_had_never_come() => Law.Holds(Worlds.Any, (world, random) =>
        Law.AreSameButForInput(world.Report(world.Distinct), world.Report(Shuffled(world.Events, random))));

    [Fact]
    public void Asking_one_definition_changes_no_answer_of_another() => Law.Holds(Worlds.Any, world =>
    {
        var ledger = world.Ledger();
        foreach (var definition in Definition.All) ledger.Report(definition, world.Scope);
        return Law.AreSame(world.Report(), ledger.Report(world.Definition, world.Scope));
    }, 200);

    [Fact]
    public void A_file_gives_what_its_events_give() => Law.Holds(Worlds.Any, world =>
    {
        var ledger = world.EmptyLedger();
        ledger.ReadLines(new MemoryStream(Lines.Write(world.Events)), cancellationToken: TestContext.Current.CancellationToken);
        var report = ledger.Report(world.Definition, world.Scope);
        return Law.AreSameButForInput(world.Report(), report)
            && report.Input.Lines == world.Events.Count
            && report.Input.Events == world.Report().Input.Events;
    });

    [Fact]
    public void Events_that_come_while_reports_are_made_are_in_the_next_one() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var ledger = world.EmptyLedger();
        foreach (var happened in world.Events)
        {
            if (random.Next(4) == 0) ledger.Report(world.Definition, world.Scope);
            ledger.Apply(happened);
        }
        return Law.AreSame(world.Report(), ledger.Report(world.Definition, world.Scope));
    }, 300);

    private static EmailEvent[] Shuffled(IEnumerable<EmailEvent> events, Random random)
    {
        var shuffled = events.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
