using System.Globalization;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>Applies the blocks of a log to memory, so that memory always holds exactly the first blocks of each partition. Not
/// thread-safe.</summary>
/// <remarks>A block without events says that blocks before it were rewritten. If such blocks were applied, memory is built anew.</remarks>
internal sealed class ContactLog(string name, IEventLog log, ContactMemory memory, long[] positions, SubscriptionOptions options)
{
    private ContactMemory _memory = memory;
    private long[] _positions = positions;

    /// <summary>What the log amounts to; another object after it was built anew.</summary>
    public ContactMemory Memory => Volatile.Read(ref _memory);

    /// <summary>For each partition, the position of the last block that was applied.</summary>
    public ReadOnlySpan<long> Positions => _positions;

    /// <summary>How often memory was built anew. A snapshot from before holds what is not in the log any more.</summary>
    public int Rebuilds { get; private set; }

    /// <summary>How many bytes of blocks were applied since it was set to 0.</summary>
    public long TailBytes { get; set; }

    /// <summary>Applies all blocks that the log has by now.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) =>
        CatchUpAsync(Enumerable.Range(0, _positions.Length).ToDictionary(partition => partition, _ => long.MaxValue), cancellationToken);

    /// <summary>Applies what other processes appended before some blocks that were just appended, so that those come next.</summary>
    public Task CatchUpAsync(
        IReadOnlyList<EventBlock> blocks, IReadOnlyList<AppendedBlock> appended, CancellationToken cancellationToken)
    {
        var last = new Dictionary<int, long>();
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            // Until before the first new block; without any, until the last one that is known.
            var partition = blocks[i].Partition.Number;
            if (appended[i].IsNew) last[partition] = appended[i].Position - 1;
            else last[partition] = Math.Max(last.GetValueOrDefault(partition), appended[i].Position);
        }
        return CatchUpAsync(last, cancellationToken);
    }

    /// <summary>Applies a block that comes next. All its lines are read before the first is applied: damage must not leave some of them
    /// applied.</summary>
    /// <returns>What became of its events.</returns>
    /// <exception cref="InvalidDataException">The block is damaged, or does not come next.</exception>
    public List<ContactEventResult> Apply(LoggedBlock logged)
    {
        var partition = logged.Block.Partition.Number;
        if (logged.Position != _positions[partition] + 1)
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{ContactBlocks.Place(logged)} follows block {_positions[partition]}: the log lost blocks, or was replaced by an older copy."));
        var results = ContactBlocks.Events(logged).ConvertAll(_memory.Apply);
        _positions[partition] = logged.Position;
        TailBytes += logged.Block.Content.Length;
        return results;
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
        var after = _positions[partition];
        if (after >= last) return true;
        await foreach (var logged in log.ReadAsync(new LogPartition(name, partition), after, cancellationToken).ConfigureAwait(false))
        {
            if (after > 0 && logged.Block.Events == 0) return false;
            Apply(logged);
            if (logged.Position >= last) return true;
        }
        return true;
    }

    /// <summary>Builds memory anew from the log: of some partitions until the last block, of others all. If that fails, memory stays as it
    /// was.</summary>
    private async Task RebuildAsync(Dictionary<int, long> last, CancellationToken cancellationToken)
    {
        var anew = new ContactLog(name, log, new ContactMemory(options), new long[_positions.Length], options);
        for (var number = 0; number < _positions.Length; number++)
            await anew.TryCatchUpAsync(number, last.GetValueOrDefault(number, long.MaxValue), cancellationToken).ConfigureAwait(false);
        (_positions, TailBytes) = (anew._positions, anew.TailBytes);
        Rebuilds++;
        Volatile.Write(ref _memory, anew._memory);
    }
}
