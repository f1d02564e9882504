using System.Globalization;
using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Ledger;

namespace CampaignMetrics.Storage;

/// <summary>Applies the blocks of a log to a ledger in memory, so that the ledger always holds exactly the first blocks of each partition.
/// Not thread-safe.</summary>
internal sealed class LogFollower(string name, IEventLog log, MessageLedger messages, long[] positions)
{
    private readonly BlockFolding _folding = messages.NewFolding();

    /// <summary>For each partition, the position of the last block that was applied.</summary>
    public ReadOnlySpan<long> Positions => positions;

    /// <summary>How many bytes of blocks were applied since it was set to 0.</summary>
    public long TailBytes { get; set; }

    /// <summary>Applies all blocks that the log has by now.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        for (var partition = 0; partition < positions.Length; partition++)
            await CatchUpAsync(partition, long.MaxValue, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Applies a block that was just appended, after those that other processes appended before it.</summary>
    /// <returns>What became of its events.</returns>
    public async Task<EventCounts> ApplyAsync(PreparedBlock prepared, AppendedBlock appended, CancellationToken cancellationToken)
    {
        var partition = prepared.Block.Partition.Number;
        var last = appended.IsNew ? appended.Position - 1 : appended.Position;
        if (positions[partition] < last) await CatchUpAsync(partition, last, cancellationToken).ConfigureAwait(false);
        if (!appended.IsNew) return new EventCounts(0, prepared.Block.Events, 0);
        var before = messages.Counts();
        Apply(new LoggedBlock(appended.Position, prepared.Block), prepared.Lines);
        return messages.Counts() - before;
    }

    private async Task CatchUpAsync(int partition, long last, CancellationToken cancellationToken)
    {
        var blocks = log.ReadAsync(new LogPartition(name, partition), positions[partition], cancellationToken);
        await foreach (var logged in blocks.ConfigureAwait(false))
        {
            Apply(logged, LinesOf(logged));
            if (logged.Position >= last) return;
        }
    }

    private void Apply(LoggedBlock logged, byte[] lines)
    {
        ref var position = ref positions[logged.Block.Partition.Number];
        if (logged.Position != position + 1) throw new InvalidDataException(Broken(logged, position));
        _folding.Fold(lines);
        position = logged.Position;
        TailBytes += logged.Block.Content.Length;
    }

    private byte[] LinesOf(LoggedBlock logged)
    {
        try
        {
            return logged.Block.ToLines();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(Invariant($"{Place(logged)} is damaged: {e.Message}"), e);
        }
    }

    private string Broken(LoggedBlock logged, long position) =>
        Invariant($"{Place(logged)} follows block {position}: the log lost blocks, or was replaced by an older copy.");

    private string Place(LoggedBlock logged) =>
        Invariant($"Block {logged.Position} of partition {logged.Block.Partition.Number} of the ledger '{name}'");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
