using System.Globalization;
using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Ledger;

namespace CampaignMetrics.Storage;

/// <summary>Applies the blocks of a log to a ledger in memory, so that the ledger always holds exactly the first blocks of each partition.
/// Not thread-safe.</summary>
internal sealed class LogFollower(string name, IEventLog log, MessageLedger messages, long[] positions, int threads)
{
    private readonly List<BlockFolding> _foldings = [];

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
        var logged = new LoggedBlock(appended.Position, prepared.Block);
        CheckOrder([logged]);
        var counts = Folding(0).Fold(prepared.Lines);
        Advance(logged);
        return counts;
    }

    private async Task CatchUpAsync(int partition, long last, CancellationToken cancellationToken)
    {
        var together = new List<LoggedBlock>(threads);
        var blocks = log.ReadAsync(new LogPartition(name, partition), positions[partition], cancellationToken);
        await foreach (var logged in blocks.ConfigureAwait(false))
        {
            together.Add(logged);
            if (together.Count == threads || logged.Position >= last) await ApplyAsync(together).ConfigureAwait(false);
            if (logged.Position >= last) return;
        }
        await ApplyAsync(together).ConfigureAwait(false);
    }

    /// <summary>Applies some blocks of a partition, each on a thread of its own, and empties the list. All are decompressed before the
    /// first is applied: damage to one must not leave others applied that <see cref="Positions"/> does not tell.</summary>
    private async Task ApplyAsync(List<LoggedBlock> together)
    {
        if (together.Count == 0) return;
        CheckOrder(together);
        var lines = await Task.WhenAll(together.Select(logged => Task.Run(() => LinesOf(logged)))).ConfigureAwait(false);
        await Task.WhenAll(lines.Select((text, i) => (Text: text, Folding: Folding(i)))
            .Select(work => Task.Run(() => work.Folding.Fold(work.Text)))).ConfigureAwait(false);
        foreach (var logged in together) Advance(logged);
        together.Clear();
        messages.KeepToLimit();
    }

    private BlockFolding Folding(int thread)
    {
        while (_foldings.Count <= thread) _foldings.Add(messages.NewFolding());
        return _foldings[thread];
    }

    private void Advance(LoggedBlock logged)
    {
        positions[logged.Block.Partition.Number] = logged.Position;
        TailBytes += logged.Block.Content.Length;
    }

    /// <exception cref="InvalidDataException">A block does not follow the one before it.</exception>
    private void CheckOrder(List<LoggedBlock> blocks)
    {
        var position = positions[blocks[0].Block.Partition.Number];
        foreach (var logged in blocks)
            if (logged.Position != ++position)
                throw new InvalidDataException(
                    Invariant($"{Place(logged)} follows block {position - 1}: the log lost blocks, or was replaced by an older copy."));
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

    private string Place(LoggedBlock logged) =>
        Invariant($"Block {logged.Position} of partition {logged.Block.Partition.Number} of the ledger '{name}'");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
