using CampaignMetrics.Testing;
using CampaignMetrics.Tests.Laws;

namespace CampaignMetrics.Tests.Storage;

/// <summary>However events are cut into batches, sent, split over partitions and processes, and whenever a ledger is opened again: its
/// reports are those of one ledger in memory.</summary>
public sealed class DurableLedgerLaws
{
    private const int Cases = 200;

    [Fact]
    public void A_ledger_opened_at_any_point_reports_what_one_in_memory_does() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var events = world.Distinct.ToArray();
        random.Shuffle(events);
        using var told = new Telling(world, random);
        told.Tell(events);
        return Law.AreSame(world.Report(events), told.Report()) && Law.AreSame(world.Report(events), told.ReportOfANewProcess());
    }, Cases);

    [Fact]
    public void Copies_of_events_in_any_batches_change_nothing_but_their_own_count() => Law.Holds(Worlds.Any, (world, random) =>
    {
        using var told = new Telling(world, random);
        told.Tell(world.Events);
        told.Tell([.. world.Events.Where(_ => random.Next(3) == 0)]);
        return Law.AreSameButForInput(world.Report(), told.Report())
            && Law.AreSame(told.Report(), told.ReportOfANewProcess())
            && told.Report().Input.Events == world.Report().Input.Events;
    }, Cases);

    [Fact]
    public void What_is_forgotten_or_dropped_is_gone_wherever_it_was() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var events = world.Distinct.ToArray();
        random.Shuffle(events);
        var (before, after) = (events[..(events.Length / 2)], events[(events.Length / 2)..]);
        if (before.Length == 0) return true;
        var (contact, instant) = (before[0].Recipient, before[^1].At);
        using var told = new Telling(world, random);
        told.Tell(before);
        told.Forget(contact);
        told.DropBefore(instant);
        told.Tell(after);
        EmailEvent[] left =
            [.. before.Where(happened => happened.At >= instant).Select(happened => Telling.Erased(happened, contact)), .. after];
        return Law.AreSame(world.Report(left), told.Report()) && Law.AreSame(world.Report(left), told.ReportOfANewProcess());
    }, Cases);

    /// <summary>Two processes on one store, each of which may be restarted at any time.</summary>
    private sealed class Telling(World world, Random random) : IDisposable
    {
        private readonly MemoryStore _store = new();
        private readonly int _partitions = random.Next(1, 8);
        private readonly DurableLedger?[] _processes = new DurableLedger?[2];

        public void Tell(IReadOnlyList<EmailEvent> events)
        {
            for (var from = 0; from < events.Count;)
            {
                var batch = events.Skip(from).Take(random.Next(1, 6)).ToList();
                from += batch.Count;
                Send(batch);
                if (random.Next(4) == 0) Send(batch);
                if (random.Next(5) == 0) Process(random.Next(2)).SaveSnapshotAsync().GetAwaiter().GetResult();
                if (random.Next(4) == 0) Stop(random.Next(2));
            }
        }

        public static EmailEvent Erased(EmailEvent happened, ContactId contact) =>
            happened.Recipient == contact ? happened with { Recipient = "somebody" } : happened;

        public void Forget(ContactId contact) => Process(random.Next(2))
            .ForgetAsync(contact, own => [.. own.Select(happened => Erased(happened, contact))]).GetAwaiter().GetResult();

        public void DropBefore(DateTimeOffset instant) => Process(random.Next(2)).DropBeforeAsync(instant).GetAwaiter().GetResult();

        public Report Report()
        {
            var ledger = Process(0);
            ledger.RefreshAsync().GetAwaiter().GetResult();
            return ledger.Messages.Report(world.Definition, world.Scope);
        }

        public Report ReportOfANewProcess()
        {
            Stop(0);
            return Process(0).Messages.Report(world.Definition, world.Scope);
        }

        public void Dispose()
        {
            Stop(0);
            Stop(1);
        }

        private void Send(List<EmailEvent> batch)
        {
            var appended = Process(random.Next(2)).AppendAsync(batch).GetAwaiter().GetResult();
            Assert.Empty(appended.Rejected);
            Assert.Equal(batch.Count, appended.New + appended.Duplicates);
        }

        private DurableLedger Process(int number) => _processes[number] ??= Opened();

        private DurableLedger Opened()
        {
            var options = new DurableLedgerOptions
            {
                Ledger = world.Options, Partitions = _partitions, SnapshotEveryBytes = random.Next(2) == 0 ? 0 : random.Next(1, 2_000),
            };
            return DurableLedger.OpenAsync("world", _store, _store, options).GetAwaiter().GetResult();
        }

        private void Stop(int number)
        {
            _processes[number]?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _processes[number] = null;
        }
    }
}
