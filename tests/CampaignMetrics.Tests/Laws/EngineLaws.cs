using System.IO.Compression;
using CampaignMetrics.Tests.Events;

namespace CampaignMetrics.Tests.Laws;

/// <summary>However the engine comes by its events, and wherever it keeps them, the report is the same to the byte.</summary>
public sealed class EngineLaws
{
    [Fact]
    public void Spilled_messages_are_reported_alike() => Law.Holds(Worlds.Any, (world, random) =>
    {
        using var ledger =
            new MessageLedger(world.Options with { Spill = new SpillOptions(random.Next(2) * 4_000, () => new MemoryStream()) });
        foreach (var part in Parts(world, random)) Read(ledger, Lines.Write(part));
        return Law.AreSameButForInput(world.Report(), ledger.Report(world.Definition, world.Scope)) && SameInput(world, ledger);
    }, 300);

    [Fact]
    public void A_snapshot_and_the_events_after_it_are_all_events() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var before = random.Next(world.Events.Count + 1);
        var snapshot = Snapshot(world.Ledger(world.Events.Take(before)));
        var ledger = Restored(snapshot, world.Options);
        foreach (var happened in world.Events.Skip(before)) ledger.Apply(happened);
        return Law.AreSame(world.Report(), ledger.Report(world.Definition, world.Scope));
    });

    [Fact]
    public void A_snapshot_knows_the_copies_of_what_it_holds() => Law.Holds(Worlds.Any, world =>
    {
        var ledger = Restored(Snapshot(world.Ledger()), world.Options);
        foreach (var happened in world.Events) ledger.Apply(happened);
        return Law.AreSameButForInput(world.Report(), ledger.Report(world.Definition, world.Scope))
            && ledger.Report().Input.Duplicates == world.Report().Input.Duplicates + world.Events.Count;
    }, 300);

    [Fact]
    public void A_snapshot_of_spilled_messages_holds_them() => Law.Holds(Worlds.Any, (world, random) =>
    {
        using var ledger = new MessageLedger(world.Options with { Spill = new SpillOptions(0, () => new MemoryStream()) });
        foreach (var part in Parts(world, random)) Read(ledger, Lines.Write(part));
        var restored = Restored(Snapshot(ledger), world.Options);
        return Law.AreSame(ledger.Report(world.Definition, world.Scope), restored.Report(world.Definition, world.Scope));
    }, 300);

    [Fact]
    public void Several_files_at_once_packed_or_not_are_one() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var ledger = world.EmptyLedger();
        var files = Parts(world, random)
            .Select(part => Lines.Write(part))
            .Select((lines, i) => new MemoryStream(i % 2 == 0 ? lines : Packed(lines)))
            .ToList();
        ledger.ReadLines([.. files], cancellationToken: TestContext.Current.CancellationToken);
        return Law.AreSameButForInput(world.Report(), ledger.Report(world.Definition, world.Scope)) && SameInput(world, ledger);
    }, 300);

    private static EmailEvent[][] Parts(World world, Random random) =>
        [.. world.Events.GroupBy(_ => random.Next(4)).Select(part => part.ToArray())];

    private static bool SameInput(World world, MessageLedger ledger) =>
        ledger.Report().Input is var input
            && input.Events == world.Report().Input.Events
            && input.Duplicates == world.Report().Input.Duplicates
            && input.Lines == world.Events.Count;

    private static void Read(MessageLedger ledger, byte[] lines) =>
        ledger.ReadLines(new MemoryStream(lines), cancellationToken: TestContext.Current.CancellationToken);

    private static byte[] Snapshot(MessageLedger ledger)
    {
        using var target = new MemoryStream();
        ledger.WriteSnapshot(target);
        return target.ToArray();
    }

    private static MessageLedger Restored(byte[] snapshot, LedgerOptions options)
    {
        MessageLedger.TryReadSnapshot(new MemoryStream(snapshot), options, out var ledger, out var error);
        Assert.Null(error);
        return ledger!;
    }

    private static byte[] Packed(byte[] lines)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(lines);
        return packed.ToArray();
    }
}
