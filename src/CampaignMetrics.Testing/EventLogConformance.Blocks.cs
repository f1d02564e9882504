using System.Text;

namespace CampaignMetrics.Testing;

public static partial class EventLogConformance
{
    private static async Task<IEventLog> MadeAsync(StoreSession<IEventLog> session, int partitions = 1)
    {
        var log = await session.OpenAsync().ConfigureAwait(false);
        await log.CreateAsync(session.Ledger, partitions, session.Token).ConfigureAwait(false);
        return log;
    }

    private static async Task AppendAsync(StoreSession<IEventLog> session, IEventLog log, params string[] names)
    {
        foreach (var name in names) await log.AppendAsync([Block(session, 0, name)], session.Token).ConfigureAwait(false);
    }

    private static async Task<List<LoggedBlock>> ReadAsync(StoreSession<IEventLog> session, IEventLog log, int partition, long after = 0)
    {
        var blocks = new List<LoggedBlock>();
        var reading = log.ReadAsync(new LogPartition(session.Ledger, partition), after, session.Token).ConfigureAwait(false);
        await foreach (var block in reading) blocks.Add(block);
        return blocks;
    }

    /// <summary>Requires that a partition holds exactly some blocks, at the positions after the given one.</summary>
    private static async Task SeesAsync(
        StoreSession<IEventLog> session, IEventLog log, int partition, IEnumerable<string> names, long after = 0)
    {
        var blocks = await ReadAsync(session, log, partition, after).ConfigureAwait(false);
        var texts = blocks.Select(block => $"{block.Position} {Encoding.UTF8.GetString(block.Block.ToLines()).TrimEnd()}");
        var expected = names.Select((name, i) => $"{after + i + 1} {name}");
        session.Equal(string.Join(", ", expected), string.Join(", ", texts), $"Partition {partition} after {after}");
    }

    private static EventBlock Block(StoreSession<IEventLog> session, int partition, string name) =>
        Block(new LogPartition(session.Ledger, partition), name);

    private static EventBlock Block(LogPartition partition, string name) => EventBlock.Of(partition, Encoding.UTF8.GetBytes(name + "\n"));
}
