using CampaignMetrics.Engine.Store;
using CampaignMetrics.Events;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine.Lines;

/// <summary>Applies the event lines of whole blocks of a log to the stores. Not thread-safe; reused for block after block.</summary>
/// <remarks>
/// <para>Lines are not counted: how a log was cut into blocks must not show in a report. A line has no limit here, since a log holds only
/// lines that were within the limit of the program that appended them.</para>
/// </remarks>
internal sealed class BlockFolding(MessageStores stores, InputSum input)
{
    /// <summary>The events per batch: as many as stores prefetch together; no more, since each of many small ledgers has such a
    /// batch.</summary>
    private const int BatchEvents = 256;

    private readonly LineBlock _block = new();
    private readonly EventLineParser _parser = new();
    private readonly EventFields _fields = new();
    private readonly EventBatch _batch = new(stores.Words, BatchEvents);

    /// <summary>Applies all events of a block, without a look at the memory limit.</summary>
    /// <returns>What became of them.</returns>
    public EventCounts Fold(byte[] lines)
    {
        var counts = default(EventCounts);
        (_block.Bytes, _block.Length, _block.FirstLine) = (lines, lines.Length, 1);
        var cutter = _block.Lines(int.MaxValue);
        while (cutter.MoveNext())
        {
            if (_parser.Parse(cutter.Segment, _fields) is not { } reason) _batch.Add(_fields);
            else lock (input) input.Reject(new Rejection(cutter.Number, reason));
            if (_batch.IsFull) counts += stores.Fold(_batch);
        }
        return counts + stores.Fold(_batch);
    }
}
