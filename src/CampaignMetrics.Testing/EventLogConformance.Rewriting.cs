namespace CampaignMetrics.Testing;

public static partial class EventLogConformance
{
    private static async Task RewriteAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session, partitions: 2).ConfigureAwait(false);
        await AppendAsync(session, log, "a", "b", "c").ConfigureAwait(false);
        await log.AppendAsync([Block(session, 1, "b")], session.Token).ConfigureAwait(false);
        await RewritesAsync(session, log, expected: true, Rewritten(session, 2, "b", "B"), Rewritten(session, 3, "c", "C"))
            .ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["a", "B", "C", ""]).ConfigureAwait(false);
        await SeesAsync(session, log, 1, ["b"]).ConfigureAwait(false);
        log = await session.ReopenAsync().ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["a", "B", "C", ""]).ConfigureAwait(false);
        await AppendAsync(session, log, "d").ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["a", "B", "C", "", "d"]).ConfigureAwait(false);
    }

    private static async Task MarkAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session, partitions: 2).ConfigureAwait(false);
        await AppendAsync(session, log, "a").ConfigureAwait(false);
        await log.AppendAsync([Block(session, 1, "a")], session.Token).ConfigureAwait(false);
        var other = new RewrittenBlock(1, Block(session, 1, "a").Id, Block(session, 1, "B"));
        await RewritesAsync(session, log, expected: true, Rewritten(session, 1, "a", "A"), other).ConfigureAwait(false);
        foreach (var partition in new[] { 0, 1 })
        {
            var mark = (await ReadAsync(session, log, partition, after: 1).ConfigureAwait(false)).Single();
            session.Equal(2, mark.Position, "The position of the block that tells of it");
            session.Equal(0, mark.Block.Events, "The number of its events");
            session.Equal(0, mark.Block.ToLines().Length, "The length of its lines");
        }
    }

    private static async Task ChangedAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        await AppendAsync(session, log, "a", "b").ConfigureAwait(false);
        await RewritesAsync(session, log, expected: false, Rewritten(session, 1, "a", "A"), Rewritten(session, 2, "c", "C"))
            .ConfigureAwait(false);
        await RewritesAsync(session, log, expected: false, Rewritten(session, 3, "b", "B")).ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["a", "b"]).ConfigureAwait(false);
        await RewritesAsync(session, log, expected: true, Rewritten(session, 1, "a", "A")).ConfigureAwait(false);
        await RewritesAsync(session, log, expected: false, Rewritten(session, 1, "a", "B")).ConfigureAwait(false);
        await RewritesAsync(session, log, expected: true, Rewritten(session, 1, "A", "B")).ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["B", "b", "", ""]).ConfigureAwait(false);
    }

    private static async Task EmptiedAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        await AppendAsync(session, log, "a", "b", "c").ConfigureAwait(false);
        var empty = EventBlock.Of(new LogPartition(session.Ledger, 0), []);
        RewrittenBlock[] both = [new(1, Block(session, 0, "a").Id, empty), new(2, Block(session, 0, "b").Id, empty)];
        await RewritesAsync(session, log, expected: true, both).ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["", "", "c", ""]).ConfigureAwait(false);
    }

    private static async Task StaysKnownAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        await AppendAsync(session, log, "a", "b").ConfigureAwait(false);
        await RewritesAsync(session, log, expected: true, Rewritten(session, 2, "b", "B")).ConfigureAwait(false);
        for (var round = 0; round < 2; round++)
        {
            var again = await log.AppendAsync([Block(session, 0, "b")], session.Token).ConfigureAwait(false);
            session.Equal(new AppendedBlock(2, IsNew: false), again.Single(), "What became of the known batch");
            await SeesAsync(session, log, 0, ["a", "B", ""]).ConfigureAwait(false);
            if (round == 0) log = await session.ReopenAsync().ConfigureAwait(false);
        }
    }

    private static async Task RewritesNothingAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        await AppendAsync(session, log, "a").ConfigureAwait(false);
        await RewritesAsync(session, log, expected: true).ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["a"]).ConfigureAwait(false);
    }

    private static async Task OneMomentAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        var names = Enumerable.Range(1, 70).Select(i => $"{i}").ToArray();
        await AppendAsync(session, log, names).ConfigureAwait(false);
        var seen = new List<BatchId>();
        await foreach (var logged in log.ReadAsync(new LogPartition(session.Ledger, 0), 0, session.Token).ConfigureAwait(false))
        {
            if (seen.Count == 0) await RewritesAsync(session, log, expected: true, Rewritten(session, 70, "70", "B")).ConfigureAwait(false);
            seen.Add(logged.Block.Id);
        }
        session.True(
            seen.SequenceEqual(names.Select(name => Block(session, 0, name).Id)),
            "A reading that has begun should see the blocks as they were.");
        await SeesAsync(session, log, 0, ["B", ""], after: 69).ConfigureAwait(false);
    }

    private static async Task RewriteAtOnceAsync(StoreSession<IEventLog> session)
    {
        await AppendAsync(session, await MadeAsync(session).ConfigureAwait(false), "a").ConfigureAwait(false);
        var logs = new List<IEventLog>();
        for (var i = 0; i < Writers; i++) logs.Add(await session.OpenAsync().ConfigureAwait(false));
        var done = await Task.WhenAll(logs.Select((log, i) => Task.Run(() =>
            log.RewriteAsync([Rewritten(session, 1, "a", $"{i}")], session.Token)))).ConfigureAwait(false);
        session.Equal(1, done.Count(isDone => isDone), "The number of those that rewrote the block");
        await SeesAsync(session, logs[0], 0, [$"{Array.IndexOf(done, true)}", ""]).ConfigureAwait(false);
    }

    private static async Task RewritesAsync(
        StoreSession<IEventLog> session, IEventLog log, bool expected, params RewrittenBlock[] blocks) =>
        session.Equal(expected, await log.RewriteAsync(blocks, session.Token).ConfigureAwait(false), "Whether blocks were rewritten");

    private static RewrittenBlock Rewritten(StoreSession<IEventLog> session, long position, string name, string anew) =>
        new(position, Block(session, 0, name).Id, Block(session, 0, anew));
}
