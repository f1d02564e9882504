using System.Collections.Immutable;

namespace CampaignMetrics.Testing;

/// <summary>What every <see cref="IEventLog"/> has to pass.</summary>
/// <example>
/// <code>
/// foreach (string check in EventLogConformance.Checks)
///     await EventLogConformance.RunAsync(check, OpenLogAsync);
/// </code>
/// </example>
public static partial class EventLogConformance
{
    /// <summary>The names of all checks, each a sentence that says what the store promises.</summary>
    public static ImmutableArray<string> Checks => Suite.Names;

    /// <summary>Runs a check. Checks use ledgers whose names begin with <c>conformance</c>, each its own, so all may run on one store,
    /// which has to be without such ledgers at the beginning.</summary>
    /// <param name="check">The check's name, one of <see cref="Checks"/>.</param>
    /// <param name="open">Opens the store under test: each call as a program does that starts anew, all on the same data. A store that is
    /// <see cref="IAsyncDisposable"/> is disposed by the check.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="ArgumentException">There is no check of this name.</exception>
    /// <exception cref="ConformanceException">The store breaks the promise; the message says how.</exception>
    public static Task RunAsync(
        string check, Func<CancellationToken, Task<IEventLog>> open, CancellationToken cancellationToken = default) =>
        Suite.RunAsync(check, open, cancellationToken);

    private static ConformanceSuite<IEventLog> Suite { get; } = new(
        new("A ledger keeps the number of partitions that it was made with", KeepsPartitionsAsync),
        new("A ledger that was made is found, with its partitions", FindsAsync),
        new("A ledger that was not made is not found, and not made by that", FindsNoneAsync),
        new("A ledger that was not made takes no block", NeedsLedgerAsync),
        new("A partition beyond those of the ledger takes no block", NeedsPartitionAsync),
        new("Positions are 1, 2, 3 and so on in each partition", NumbersAsync),
        new("A block comes back as it was appended", RoundTripAsync),
        new("A block that is appended again is one block", TwiceAsync),
        new("A block that is twice in a call is one block", TwiceInACallAsync),
        new("The same lines in another partition or ledger are another block", ElsewhereAsync),
        new("A call adds all of its blocks or none", AllOrNoneAsync),
        new("A call without blocks does nothing", NothingAsync),
        new("Reading begins after the given position", AfterAsync),
        new("A partition that does not exist has no blocks", UnknownAsync),
        new("Names of ledgers are compared letter for letter", NamesAsync),
        new("What was appended is there after a restart", RestartAsync),
        new("A restart forgets no block that it has seen", KnownAfterRestartAsync),
        new("A cancelled call adds nothing", CancelledAsync),
        new("A large block comes back whole", LargeAsync),
        new("Programs that append at once leave no gap", AtOnceAsync),
        new("A reader meanwhile sees no gap", ReaderAsync),
        new("A rewritten block stands at its position", RewriteAsync),
        new("A block without events tells of a rewriting", MarkAsync),
        new("Blocks are rewritten if all are as expected, or none is", ChangedAsync),
        new("Any number of blocks may become empty", EmptiedAsync),
        new("A batch whose block was rewritten stays known", StaysKnownAsync),
        new("A rewriting without blocks does nothing", RewritesNothingAsync),
        new("A reading sees the blocks of one moment", OneMomentAsync),
        new("Of programs that rewrite a block at once one does", RewriteAtOnceAsync));

    private static async Task KeepsPartitionsAsync(StoreSession<IEventLog> session)
    {
        var log = await session.OpenAsync().ConfigureAwait(false);
        session.Equal(3, await log.CreateAsync(session.Ledger, 3, session.Token).ConfigureAwait(false), "The number at first");
        session.Equal(3, await log.CreateAsync(session.Ledger, 5, session.Token).ConfigureAwait(false), "The number later");
        log = await session.ReopenAsync().ConfigureAwait(false);
        session.Equal(3, await log.CreateAsync(session.Ledger, 1, session.Token).ConfigureAwait(false), "The number after a restart");
    }

    private static async Task FindsAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session, partitions: 3).ConfigureAwait(false);
        session.Equal(3, await log.FindAsync(session.Ledger, session.Token).ConfigureAwait(false), "The number that is found");
        log = await session.ReopenAsync().ConfigureAwait(false);
        session.Equal(3, await log.FindAsync(session.Ledger, session.Token).ConfigureAwait(false), "The number after a restart");
        session.Equal(
            null, await log.FindAsync(session.Ledger.ToUpperInvariant(), session.Token).ConfigureAwait(false), "That of another name");
    }

    private static async Task FindsNoneAsync(StoreSession<IEventLog> session)
    {
        var log = await session.OpenAsync().ConfigureAwait(false);
        for (var i = 0; i < 2; i++)
            session.Equal(null, await log.FindAsync(session.Ledger, session.Token).ConfigureAwait(false), "What is found");
        session.Equal(5, await log.CreateAsync(session.Ledger, 5, session.Token).ConfigureAwait(false), "The number of a new ledger");
    }

    private static async Task NeedsLedgerAsync(StoreSession<IEventLog> session)
    {
        var log = await session.OpenAsync().ConfigureAwait(false);
        await session.ThrowsAsync<InvalidOperationException>(() => log.AppendAsync([Block(session, 0, "a")], session.Token), "Appending")
            .ConfigureAwait(false);
    }

    private static async Task NeedsPartitionAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session, partitions: 2).ConfigureAwait(false);
        await session.ThrowsAsync<InvalidOperationException>(() => log.AppendAsync([Block(session, 2, "a")], session.Token), "Appending")
            .ConfigureAwait(false);
    }

    private static async Task NumbersAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session, partitions: 2).ConfigureAwait(false);
        for (var i = 1; i <= 20; i++)
        {
            var both = await log.AppendAsync([Block(session, 0, $"{i}"), Block(session, 1, $"{i}")], session.Token).ConfigureAwait(false);
            session.Equal(2, both.Count, "The number of answers");
            foreach (var appended in both) session.Equal(new AppendedBlock(i, IsNew: true), appended, "What became of a new block");
        }
        await SeesAsync(session, log, 0, Enumerable.Range(1, 20).Select(i => $"{i}")).ConfigureAwait(false);
    }

    private static async Task RoundTripAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session, partitions: 2).ConfigureAwait(false);
        var block = Block(session, 1, "some\nlines");
        await log.AppendAsync([block], session.Token).ConfigureAwait(false);
        var logged = (await ReadAsync(session, log, 1).ConfigureAwait(false)).Single();
        session.Equal(block.Id, logged.Block.Id, "The id");
        session.Equal(block.Partition, logged.Block.Partition, "The partition");
        session.Equal(block.Events, logged.Block.Events, "The number of events");
        session.True(logged.Block.Content.Span.SequenceEqual(block.Content.Span), "The content should be the same bytes.");
    }

    private static async Task TwiceAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        await AppendAsync(session, log, "a", "b").ConfigureAwait(false);
        var again = await log.AppendAsync([Block(session, 0, "a")], session.Token).ConfigureAwait(false);
        session.Equal(new AppendedBlock(1, IsNew: false), again.Single(), "What became of the known block");
        await AppendAsync(session, log, "c").ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["a", "b", "c"]).ConfigureAwait(false);
    }

    private static async Task TwiceInACallAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        var both = await log.AppendAsync([Block(session, 0, "a"), Block(session, 0, "a")], session.Token).ConfigureAwait(false);
        session.Equal(new AppendedBlock(1, IsNew: true), both[0], "What became of the first");
        session.Equal(new AppendedBlock(1, IsNew: false), both[1], "What became of the second");
        await SeesAsync(session, log, 0, ["a"]).ConfigureAwait(false);
    }

    private static async Task ElsewhereAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session, partitions: 2).ConfigureAwait(false);
        await log.CreateAsync(session.Ledger + " 2", 1, session.Token).ConfigureAwait(false);
        var other = Block(new LogPartition(session.Ledger + " 2", 0), "a");
        var all = await log.AppendAsync([Block(session, 0, "a"), Block(session, 1, "a"), other], session.Token).ConfigureAwait(false);
        foreach (var appended in all) session.Equal(new AppendedBlock(1, IsNew: true), appended, "What became of each");
        session.Equal(1, (await ReadAsync(session, log, 1).ConfigureAwait(false)).Count, "The number of blocks in a partition");
    }

    private static async Task AllOrNoneAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session, partitions: 2).ConfigureAwait(false);
        EventBlock[] blocks = [Block(session, 0, "a"), Block(session, 1, "b"), Block(session, 7, "nowhere")];
        await session.ThrowsAsync<InvalidOperationException>(() => log.AppendAsync(blocks, session.Token), "A call with a wrong block")
            .ConfigureAwait(false);
        await SeesAsync(session, log, 0, []).ConfigureAwait(false);
        await SeesAsync(session, log, 1, []).ConfigureAwait(false);
        await AppendAsync(session, log, "a").ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["a"]).ConfigureAwait(false);
    }

    private static async Task NothingAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        session.Equal(0, (await log.AppendAsync([], session.Token).ConfigureAwait(false)).Count, "The number of answers");
    }

    private static async Task AfterAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        var names = Enumerable.Range(1, 70).Select(i => $"{i}").ToArray();
        await AppendAsync(session, log, names).ConfigureAwait(false);
        await SeesAsync(session, log, 0, names[33..], after: 33).ConfigureAwait(false);
        await SeesAsync(session, log, 0, [], after: 70).ConfigureAwait(false);
        await SeesAsync(session, log, 0, [], after: 1000).ConfigureAwait(false);
    }

    private static async Task UnknownAsync(StoreSession<IEventLog> session)
    {
        var log = await session.OpenAsync().ConfigureAwait(false);
        await SeesAsync(session, log, 0, []).ConfigureAwait(false);
        await log.CreateAsync(session.Ledger, 1, session.Token).ConfigureAwait(false);
        await SeesAsync(session, log, 5, []).ConfigureAwait(false);
    }

    private static async Task NamesAsync(StoreSession<IEventLog> session)
    {
        var log = await session.OpenAsync().ConfigureAwait(false);
        string[] names = ["a", "A", "a ", "ä", "a\u0308", "%", "a_", "'; --"];
        for (var i = 0; i < names.Length; i++)
        {
            var ledger = $"{session.Ledger} {names[i]}";
            session.Equal(i + 1, await log.CreateAsync(ledger, i + 1, session.Token).ConfigureAwait(false), $"The number of '{names[i]}'");
            var appended = await log.AppendAsync([Block(new LogPartition(ledger, 0), "a")], session.Token).ConfigureAwait(false);
            session.Equal(new AppendedBlock(1, IsNew: true), appended.Single(), $"What became of the first block of '{names[i]}'");
        }
    }
}
