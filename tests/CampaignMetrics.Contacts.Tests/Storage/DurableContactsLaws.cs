using System.Runtime.CompilerServices;
using System.Text;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Sqlite;
using CampaignMetrics.Testing;
using FsCheck.Fluent;

namespace CampaignMetrics.Contacts.Tests.Storage;

/// <summary>However events are cut into batches, sent, repeated, split over partitions and processes, whatever fails and whenever the
/// contacts are opened again: the states are those of the events.</summary>
public sealed class DurableContactsLaws
{
    [Fact]
    public void In_memory_the_states_are_those_of_the_events() => Holds(200, (random, act) => act(new MemoryStore(), random));

    [Fact]
    public void In_a_file_the_states_are_those_of_the_events() => Holds(12, (random, act) =>
    {
        var folder = Directory.CreateTempSubdirectory("campaign-metrics-contacts-");
        try
        {
            var store = SqliteStore.OpenAsync(
                Path.Combine(folder.FullName, "events.db"), new SqliteStoreOptions { Synchronous = SqliteSynchronous.Normal })
                .GetAwaiter().GetResult();
            act(store, random);
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    private static void Holds(int cases, Action<Random, Action<object, Random>> withStore) =>
        Law.Holds(Gen.Choose(0, int.MaxValue - 1), seed =>
        {
            withStore(
                new Random(seed),
                (store, random) => RunAsync((IEventLog)store, (ISnapshotStore)store, random).GetAwaiter().GetResult());
            return true;
        }, cases);

    private static async Task RunAsync(IEventLog log, ISnapshotStore snapshots, Random random)
    {
        var failing = new FailingLog(log, random);
        await using var told = new Telling(failing, snapshots, random);
        var events = ContactsWorld.Events(random);
        await told.TellAsync(events);
        Assert.Equal(ContactsWorld.Expected(events), await told.StatesAsync());
        var forgotten = events[0].Contact;
        await told.ForgetAsync(forgotten);
        await told.RepeatAsync();
        List<ContactEvent> left = [.. events.Where(one => !IsGone(one, forgotten))];
        Assert.Equal(ContactsWorld.Expected(left), await told.StatesAsync());
        failing.Chance = 0;
        foreach (var process in await told.OpenedAsync()) Assert.Equal(ContactsWorld.Expected(left), ContactsWorld.Told(process));
        Assert.DoesNotContain(
            await LinesAsync(log, told.Partitions), line => IsGone(ContactEventLines.Parse(line).Event!, forgotten));
    }

    private static bool IsGone(ContactEvent told, ContactId forgotten) =>
        told.Contact == forgotten && told is not (Suppressed or Unsuppressed);

    private static async Task<List<string>> LinesAsync(IEventLog log, int partitions)
    {
        var lines = new List<string>();
        for (var number = 0; number < partitions; number++)
            await foreach (var logged in log.ReadAsync(new LogPartition("world/contacts", number), 0))
                lines.AddRange(Encoding.UTF8.GetString(logged.Block.ToLines()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return lines;
    }

    /// <summary>Two processes on one store, each of which may be restarted at any time. What fails is done again.</summary>
    private sealed class Telling(FailingLog log, ISnapshotStore snapshots, Random random) : IAsyncDisposable
    {
        private readonly DurableContacts?[] _processes = new DurableContacts?[2];
        private readonly List<List<ContactEvent>> _sent = [];

        public int Partitions { get; } = random.Next(1, 6);

        public async Task TellAsync(IReadOnlyList<ContactEvent> events)
        {
            var shuffled = Law.Shuffled(events, random.Next());
            for (var from = 0; from < shuffled.Count;)
            {
                var batch = shuffled.Skip(from).Take(random.Next(1, 6)).ToList();
                from += batch.Count;
                _sent.Add(batch);
                await SendAsync(batch);
                if (random.Next(5) == 0) await AgainAsync(contacts => contacts.SaveSnapshotAsync());
                if (random.Next(4) == 0) await StopAsync(random.Next(2));
            }
        }

        /// <summary>Batches whose answers were lost, perhaps, are sent once more.</summary>
        public async Task RepeatAsync()
        {
            foreach (var batch in _sent.Where(_ => random.Next(2) == 0)) await SendAsync(batch);
        }

        public Task ForgetAsync(ContactId contact) => AgainAsync(contacts => contacts.ForgetAsync(contact));

        public async Task<string> StatesAsync()
        {
            if (random.Next(2) == 0) await StopAsync(0);
            var states = "";
            await AgainAsync(async contacts =>
            {
                await contacts.RefreshAsync();
                states = ContactsWorld.Told(contacts);
            });
            return states;
        }

        public async Task<DurableContacts[]> OpenedAsync()
        {
            var opened = new[] { await ProcessAsync(0), await ProcessAsync(1) };
            foreach (var process in opened) await process.RefreshAsync();
            return opened;
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync(0);
            await StopAsync(1);
        }

        private Task SendAsync(List<ContactEvent> batch) => AgainAsync(async contacts =>
        {
            var before = ContactsWorld.Told(contacts);
            var logged = log.Appended;
            try
            {
                var results = await contacts.AppendAsync(batch);
                Assert.Equal(batch.Count, results.Length);
                Assert.All(results, result => Assert.NotEqual(ApplyOutcome.Rejected, result.Outcome));
            }
            catch (IOException) when (log.Appended == logged)
            {
                Assert.Equal(before, ContactsWorld.Told(contacts));
                throw;
            }
        });

        private async Task AgainAsync(Func<DurableContacts, Task> act)
        {
            while (true)
            {
                try
                {
                    await act(await ProcessAsync(random.Next(2)));
                    return;
                }
                catch (IOException)
                {
                }
            }
        }

        private async Task<DurableContacts> ProcessAsync(int number) => _processes[number] ??= await DurableContacts.OpenAsync(
            "world", log, snapshots,
            new DurableContactsOptions
            {
                Partitions = Partitions, SnapshotEveryBytes = random.Next(2) == 0 ? 0 : random.Next(1, 2_000),
                Subscriptions = SubscriptionOptions.Default,
            });

        private async Task StopAsync(int number)
        {
            if (_processes[number] is { } process) await process.DisposeAsync();
            _processes[number] = null;
        }
    }

    /// <summary>A log that fails at random moments: before what it is asked for is done, or after it.</summary>
    private sealed class FailingLog(IEventLog log, Random random) : IEventLog
    {
        public int Chance { get; set; } = 8;

        /// <summary>How many calls to append have had an effect.</summary>
        public int Appended { get; private set; }

        public Task<int> CreateAsync(string ledger, int partitions, CancellationToken cancellationToken = default) =>
            log.CreateAsync(ledger, partitions, cancellationToken);

        public Task<int?> FindAsync(string ledger, CancellationToken cancellationToken = default) =>
            log.FindAsync(ledger, cancellationToken);

        public async Task<IReadOnlyList<AppendedBlock>> AppendAsync(
            IReadOnlyList<EventBlock> blocks, CancellationToken cancellationToken = default)
        {
            Fail("No room.");
            var appended = await log.AppendAsync(blocks, cancellationToken);
            Appended++;
            Fail("The line broke.");
            return appended;
        }

        public async Task<bool> RewriteAsync(IReadOnlyList<RewrittenBlock> blocks, CancellationToken cancellationToken = default)
        {
            Fail("No room.");
            var isDone = await log.RewriteAsync(blocks, cancellationToken);
            Fail("The line broke.");
            return isDone;
        }

        public async IAsyncEnumerable<LoggedBlock> ReadAsync(
            LogPartition partition, long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Fail("Nothing can be read.");
            await foreach (var logged in log.ReadAsync(partition, after, cancellationToken))
            {
                yield return logged;
                Fail("Nothing more can be read.");
            }
        }

        private void Fail(string how)
        {
            if (Chance > 0 && random.Next(Chance) == 0) throw new IOException(how);
        }
    }
}
