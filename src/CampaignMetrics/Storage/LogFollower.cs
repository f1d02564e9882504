using System.Globalization;
using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Ledger;

namespace CampaignMetrics.Storage;

/// <summary>Applies the blocks of a log to a ledger in memory, so that the ledger always holds exactly the first blocks of each partition.
/// Not thread-safe.</summary>
/// <remarks>A block without events says that blocks before it were rewritten. If such blocks were applied, the ledger is built
/// anew.</remarks>
internal sealed class LogFollower(string name, IEventLog log, MessageLedger messages, long[] positions, LedgerOptions options)
{
    private readonly int _threads = Math.Min(options.MaxThreads, LedgerOptions.MostThreads);
    private MessageLedger _messages = Following(messages);
    private long[] _positions = positions;
    private List<BlockFolding> _foldings = [];

    /// <summary>The ledger; another object after it was built anew.</summary>
    public MessageLedger Messages => Volatile.Read(ref _messages);

    /// <summary>For each partition, the position of the last block that was applied.</summary>
    public ReadOnlySpan<long> Positions => _positions;

    /// <summary>How often the ledger was built anew. A snapshot from before holds what is not in the log any more.</summary>
    public int Rebuilds { get; private set; }

    /// <summary>How many bytes of blocks were applied since it was set to 0.</summary>
    public long TailBytes { get; set; }

    /// <summary>Applies all blocks that the log has by now.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) =>
        CatchUpAsync(Enumerable.Range(0, _positions.Length).ToDictionary(partition => partition, _ => long.MaxValue), cancellationToken);

    /// <summary>Applies the blocks of each partition until a position.</summary>
    /// <returns>Null, or which partition ends before.</returns>
    public async Task<string?> ReadUntilAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken)
    {
        for (var number = 0; number < _positions.Length; number++)
        {
            await TryCatchUpAsync(number, positions[number], cancellationToken).ConfigureAwait(false);
            if (_positions[number] < positions[number])
                return Invariant($"partition {number} ends at block {_positions[number]}, before {positions[number]}");
        }
        return null;
    }

    /// <summary>Applies what other processes appended before some blocks that were just appended, so that those come next.</summary>
    public Task CatchUpAsync(
        IReadOnlyList<PreparedBlock> prepared, IReadOnlyList<AppendedBlock> appended, CancellationToken cancellationToken)
    {
        var last = new Dictionary<int, long>();
        for (var i = prepared.Count - 1; i >= 0; i--)
        {
            // Until before the first new block; without any, until the last one that is known.
            var partition = prepared[i].Block.Partition.Number;
            if (appended[i].IsNew) last[partition] = appended[i].Position - 1;
            else last[partition] = Math.Max(last.GetValueOrDefault(partition), appended[i].Position);
        }
        return CatchUpAsync(last, cancellationToken);
    }

    /// <summary>Applies a block that was just appended, after <see cref="CatchUpAsync(CancellationToken)"/>.</summary>
    /// <returns>What became of its events.</returns>
    public EventCounts Apply(PreparedBlock prepared, AppendedBlock appended)
    {
        if (!appended.IsNew) return new EventCounts(0, prepared.Block.Events, 0);
        var logged = new LoggedBlock(appended.Position, prepared.Block);
        CheckOrder([logged]);
        var counts = Folding(0).Fold(prepared.Lines);
        Advance(logged);
        return counts;
    }

    /// <summary>Applies the blocks of some partitions, of each until the last one.</summary>
    private async Task CatchUpAsync(Dictionary<int, long> last, CancellationToken cancellationToken)
    {
        foreach (var (partition, until) in last)
        {
            if (await TryCatchUpAsync(partition, until, cancellationToken).ConfigureAwait(false)) continue;
            await RebuildAsync(last, cancellationToken).ConfigureAwait(false);
            return;
        }
    }

    /// <summary>Applies blocks until the last one.</summary>
    /// <returns>Whether that was possible; <see langword="false"/> if blocks that were applied have been rewritten.</returns>
    private async Task<bool> TryCatchUpAsync(int partition, long last, CancellationToken cancellationToken)
    {
        // A reading from the beginning is of one moment, so it has no block from before a rewriting and another from after it.
        var (after, together) = (_positions[partition], new List<LoggedBlock>(_threads));
        if (after >= last) return true;
        var blocks = log.ReadAsync(new LogPartition(name, partition), after, cancellationToken);
        await foreach (var logged in blocks.ConfigureAwait(false))
        {
            if (after > 0 && logged.Block.Events == 0) return false;
            together.Add(logged);
            if (together.Count == _threads || logged.Position >= last) await ApplyAsync(together).ConfigureAwait(false);
            if (logged.Position >= last) return true;
        }
        await ApplyAsync(together).ConfigureAwait(false);
        return true;
    }

    /// <summary>Builds the ledger anew from the log: of some partitions until the last block, of others all. If that fails, the ledger
    /// stays as it was.</summary>
    private async Task RebuildAsync(Dictionary<int, long> last, CancellationToken cancellationToken)
    {
        var anew = new LogFollower(name, log, new MessageLedger(options), new long[_positions.Length], options);
        try
        {
            for (var number = 0; number < _positions.Length; number++)
                await anew.TryCatchUpAsync(number, last.GetValueOrDefault(number, long.MaxValue), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            anew._messages.Dispose();
            throw;
        }
        var old = _messages;
        // What was replaced since the ledger was opened.
        (anew._messages.Catalog, anew._messages.Enrichment) = (old.Catalog, old.Enrichment);
        (_positions, _foldings, TailBytes) = (anew._positions, anew._foldings, anew.TailBytes);
        Rebuilds++;
        Volatile.Write(ref _messages, anew._messages);
        old.Dispose();
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
        _messages.KeepToLimit();
    }

    private BlockFolding Folding(int thread)
    {
        while (_foldings.Count <= thread) _foldings.Add(_messages.NewFolding());
        return _foldings[thread];
    }

    private void Advance(LoggedBlock logged)
    {
        _positions[logged.Block.Partition.Number] = logged.Position;
        TailBytes += logged.Block.Content.Length;
    }

    /// <exception cref="InvalidDataException">A block does not follow the one before it.</exception>
    private void CheckOrder(List<LoggedBlock> blocks)
    {
        var position = _positions[blocks[0].Block.Partition.Number];
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

    private static MessageLedger Following(MessageLedger messages)
    {
        messages.FollowLog();
        return messages;
    }

    private string Place(LoggedBlock logged) =>
        Invariant($"Block {logged.Position} of partition {logged.Block.Partition.Number} of the ledger '{name}'");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
