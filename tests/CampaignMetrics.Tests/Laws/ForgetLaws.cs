using System.Text;

namespace CampaignMetrics.Tests.Laws;

/// <summary>A ledger that forgot a contact is a ledger that got the erased events in the first place.</summary>
public sealed class ForgetLaws
{
    [Fact]
    public void A_ledger_that_forgets_is_a_ledger_of_the_erased_events() => Law.Holds(Worlds.Any, Forget, 300);

    [Fact]
    public void So_is_one_that_reports_by_event_date() => Law.Holds(Worlds.AnyByDate, Forget, 100);

    [Fact]
    public void Kept_sums_forget_too() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var (contact, at) = Dice(world, random);
        using var ledger = new MessageLedger(world.Options with { LeastMessagesToKeepReports = 0 });
        foreach (var happened in world.Events.Take(at)) ledger.Apply(happened);
        ledger.Report(world.Definition, world.Scope);
        ledger.Forget(contact, own => [.. own.Select(Erased)]);
        foreach (var happened in world.Events.Skip(at)) ledger.Apply(happened);
        return Law.AreSame(
            world.Ledger(Erased(world, contact, at)).Report(world.Definition, world.Scope), ledger.Report(world.Definition, world.Scope));
    }, 100);

    [Fact]
    public void A_snapshot_of_a_ledger_that_forgot_is_of_the_erased_events() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var (contact, at) = Dice(world, random);
        using var ledger = Forgotten(world, contact, at);
        using var stream = new MemoryStream();
        ledger.WriteSnapshot(stream);
        stream.Position = 0;
        Assert.True(MessageLedger.TryReadSnapshot(stream, world.Options, out var read, out _));
        return Exported(world.Ledger(Erased(world, contact, at))) == Exported(read);
    }, 100);

    [Fact]
    public void Spilled_messages_are_forgotten_too() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var (contact, at) = Dice(world, random);
        using var ledger = new MessageLedger(
            world.Options with { Spill = new SpillOptions(1, () => new MemoryStream()) });
        ledger.Apply(world.Events.Take(at));
        ledger.Forget(contact, own => [.. own.Select(Erased)]);
        ledger.Apply(world.Events.Skip(at));
        return Law.AreSameButForInput(
            world.Ledger(Erased(world, contact, at)).Report(world.Definition, world.Scope), ledger.Report(world.Definition, world.Scope));
    }, 100);

    private static bool Forget(World world, Random random)
    {
        var (contact, at) = Dice(world, random);
        using var ledger = Forgotten(world, contact, at);
        using var expected = world.Ledger(Erased(world, contact, at));
        Assert.Equal(Exported(expected), Exported(ledger));
        return Law.AreSame(expected.Report(world.Definition, world.Scope), ledger.Report(world.Definition, world.Scope));
    }

    /// <summary>A contact, and after how many events it is forgotten.</summary>
    private static (ContactId Contact, int At) Dice(World world, Random random) =>
        (WorldEvents.Contacts[random.Next(WorldEvents.Contacts.Length)], random.Next(world.Events.Count + 1));

    private static MessageLedger Forgotten(World world, ContactId contact, int at)
    {
        var ledger = world.Ledger(world.Events.Take(at));
        ledger.Forget(contact, own => [.. own.Select(Erased)]);
        foreach (var happened in world.Events.Skip(at)) ledger.Apply(happened);
        return ledger;
    }

    private static IEnumerable<EmailEvent> Erased(World world, ContactId contact, int at) =>
        world.Events.Select((happened, i) => i < at && happened.Recipient == contact ? Erased(happened) : happened);

    /// <summary>Copies stay copies, and derived ids of what the event was do not change.</summary>
    private static EmailEvent Erased(EmailEvent own) => own with { Recipient = "somebody@erased.example", Id = own.IdOrDerived };

    private static string Exported(MessageLedger ledger)
    {
        using var stream = new MemoryStream();
        ledger.Export(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
