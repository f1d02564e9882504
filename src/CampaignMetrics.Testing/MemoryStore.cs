using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Testing;

/// <summary>A store in memory, for tests: it keeps all promises of the ports but that of durability. Thread-safe.</summary>
public sealed partial class MemoryStore : IEventLog, ISnapshotStore, ICatalogStore, IDocumentStore
{
    private readonly Lock _lock = new();
    // For each ledger the blocks of its partitions.
    private readonly Dictionary<string, MemoryPartition?[]> _ledgers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Snapshot> _snapshots = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<int> CreateAsync(string ledger, int partitions, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partitions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(partitions, LogPartition.MaxPartitions);
        return Done(() => (_ledgers.TryGetValue(ledger, out var made) ? made : _ledgers[ledger] = new MemoryPartition?[partitions]).Length,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int?> FindAsync(string ledger, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        return Done(() => _ledgers.TryGetValue(ledger, out var made) ? made.Length : default(int?), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppendedBlock>> AppendAsync(
        IReadOnlyList<EventBlock> blocks, CancellationToken cancellationToken = default)
    {
        Door.Each(blocks, nameof(blocks));
        return Done(() => Append(blocks), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RewriteAsync(IReadOnlyList<RewrittenBlock> blocks, CancellationToken cancellationToken = default)
    {
        Door.Each(blocks, nameof(blocks));
        return Done(() => Rewrite(blocks), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LoggedBlock> ReadAsync(
        LogPartition partition, long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var blocks = await Done(() => Has(partition) ? Of(partition).Blocks.ToArray() : [], cancellationToken).ConfigureAwait(false);
        for (var position = Math.Max(after, 0); position < blocks.Length; position++)
            yield return new LoggedBlock(position + 1, blocks[position]);
    }

    /// <inheritdoc/>
    public Task SaveAsync(
        string ledger, ImmutableArray<long> positions, Stream content, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        Door.Given(positions, nameof(positions));
        ArgumentNullException.ThrowIfNull(content);
        return KeepAsync(ledger, positions, content, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredSnapshot?> LoadAsync(string ledger, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        return Done(() => _snapshots.TryGetValue(ledger, out var kept) ? kept.Open() : null, cancellationToken);
    }

    private async Task KeepAsync(string ledger, ImmutableArray<long> positions, Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        await Done(() => _snapshots[ledger] = new Snapshot(positions, copy.ToArray()), cancellationToken).ConfigureAwait(false);
    }

    private IReadOnlyList<AppendedBlock> Append(IReadOnlyList<EventBlock> blocks)
    {
        // All are checked before the first is added: all or none.
        foreach (var block in blocks) Require(block.Partition);
        return [.. blocks.Select(block => Of(block.Partition).Append(block))];
    }

    private bool Rewrite(IReadOnlyList<RewrittenBlock> blocks)
    {
        foreach (var rewritten in blocks) Require(rewritten.Block.Partition);
        if (!blocks.All(rewritten => Of(rewritten.Block.Partition).Has(rewritten))) return false;
        foreach (var rewritten in blocks) Of(rewritten.Block.Partition).Put(rewritten);
        foreach (var partition in blocks.Select(rewritten => rewritten.Block.Partition).Distinct())
            Of(partition).Blocks.Add(EventBlock.Of(partition, []));
        return true;
    }

    private void Require(LogPartition partition)
    {
        if (!Has(partition)) throw new InvalidOperationException($"The log has no partition '{partition.Ledger}'/{partition.Number}.");
    }

    private bool Has(LogPartition partition) =>
        _ledgers.TryGetValue(partition.Ledger, out var partitions) && partition.Number < partitions.Length;

    private MemoryPartition Of(LogPartition partition) => _ledgers[partition.Ledger][partition.Number] ??= new MemoryPartition();

    /// <summary>Does some work under the lock; its exception and cancellation are those of the task.</summary>
    private Task<T> Done<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        try
        {
            lock (_lock) return Task.FromResult(work());
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException)
        {
            return Task.FromException<T>(e);
        }
    }

    private sealed record Snapshot(ImmutableArray<long> Positions, byte[] Content)
    {
        public StoredSnapshot Open() => new(Positions, new MemoryStream(Content, writable: false));
    }
}
