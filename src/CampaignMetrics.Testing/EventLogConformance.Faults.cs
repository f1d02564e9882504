using System.Security.Cryptography;

namespace CampaignMetrics.Testing;

public static partial class EventLogConformance
{
    private const int Writers = 4, BlocksPerWriter = 25;

    private static async Task RestartAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        await AppendAsync(session, log, "a", "b").ConfigureAwait(false);
        log = await session.ReopenAsync().ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["a", "b"]).ConfigureAwait(false);
        await AppendAsync(session, log, "c").ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["a", "b", "c"]).ConfigureAwait(false);
    }

    private static async Task KnownAfterRestartAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        await AppendAsync(session, log, "a", "b").ConfigureAwait(false);
        log = await session.ReopenAsync().ConfigureAwait(false);
        var again = await log.AppendAsync([Block(session, 0, "b")], session.Token).ConfigureAwait(false);
        session.Equal(new AppendedBlock(2, IsNew: false), again.Single(), "What became of the known block");
    }

    private static async Task CancelledAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        var cancelled = new CancellationToken(canceled: true);
        await session.ThrowsAsync<OperationCanceledException>(() => log.AppendAsync([Block(session, 0, "a")], cancelled), "Appending")
            .ConfigureAwait(false);
        await SeesAsync(session, log, 0, []).ConfigureAwait(false);
        await AppendAsync(session, log, "b").ConfigureAwait(false);
        await SeesAsync(session, log, 0, ["b"]).ConfigureAwait(false);
    }

    private static async Task LargeAsync(StoreSession<IEventLog> session)
    {
        var log = await MadeAsync(session).ConfigureAwait(false);
        var content = RandomNumberGenerator.GetBytes(9_000_001);
        var partition = new LogPartition(session.Ledger, 0);
        await log.AppendAsync([new EventBlock(partition, BatchId.Of(content), 7, content)], session.Token).ConfigureAwait(false);
        log = await session.ReopenAsync().ConfigureAwait(false);
        var logged = (await ReadAsync(session, log, 0).ConfigureAwait(false)).Single();
        session.True(logged.Block.Content.Span.SequenceEqual(content), "The content should be the same bytes.");
    }

    private static async Task AtOnceAsync(StoreSession<IEventLog> session)
    {
        await MadeAsync(session).ConfigureAwait(false);
        var logs = new List<IEventLog>();
        for (var i = 0; i < Writers; i++) logs.Add(await session.OpenAsync().ConfigureAwait(false));
        var positions = await Task.WhenAll(logs.Select((log, i) => Task.Run(() => WriteAsync(session, log, i)))).ConfigureAwait(false);
        var numbers = Enumerable.Range(1, Writers * BlocksPerWriter).Select(number => (long)number);
        session.True(
            positions.SelectMany(own => own).Order().SequenceEqual(numbers), "The answers should hold each position exactly once.");
        var logged = await ReadAsync(session, logs[0], 0).ConfigureAwait(false);
        session.True(logged.Select(block => block.Position).SequenceEqual(numbers), "The log should hold each position exactly once.");
    }

    private static async Task ReaderAsync(StoreSession<IEventLog> session)
    {
        var reader = await MadeAsync(session).ConfigureAwait(false);
        var logs = new List<IEventLog>();
        for (var i = 0; i < Writers; i++) logs.Add(await session.OpenAsync().ConfigureAwait(false));
        var writing = Task.WhenAll(logs.Select((log, i) => Task.Run(() => WriteAsync(session, log, i))));
        for (long seen = 0, isLast = 0; isLast == 0;)
        {
            // What was written before this look must be seen in it.
            isLast = writing.IsCompleted ? 1 : 0;
            foreach (var logged in await ReadAsync(session, reader, 0, seen).ConfigureAwait(false))
                session.Equal(++seen, logged.Position, "The next position that a reader sees");
            if (isLast == 1) session.Equal(Writers * BlocksPerWriter, seen, "The number of blocks that a reader saw");
        }
        await writing.ConfigureAwait(false);
    }

    private static async Task<List<long>> WriteAsync(StoreSession<IEventLog> session, IEventLog log, int writer)
    {
        var positions = new List<long>();
        for (var i = 0; i < BlocksPerWriter; i++)
        {
            var appended = await log.AppendAsync([Block(session, 0, $"{writer}-{i}")], session.Token).ConfigureAwait(false);
            positions.Add(appended.Single().Position);
        }
        return positions;
    }
}
