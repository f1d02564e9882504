using System.Collections.Immutable;
using CampaignMetrics.Testing;

namespace CampaignMetrics.Tests.Storage;

/// <summary>A store in memory that fails when it is told to.</summary>
internal sealed class FaultyStore : IEventLog, ISnapshotStore
{
    private readonly MemoryStore _store = new();

    /// <summary>The next append fails before it has an effect.</summary>
    public bool FailsBefore { get; set; }

    /// <summary>The next append has its effect, and fails nevertheless.</summary>
    public bool FailsAfter { get; set; }

    /// <summary>For what appends wait.</summary>
    public Task Waits { get; set; } = Task.CompletedTask;

    public int Appends { get; private set; }

    public bool FailsToRead { get; set; }

    public bool FailsToRewrite { get; set; }

    public bool FailsToSave { get; set; }

    public bool HasDamagedSnapshots { get; set; }

    /// <summary>What readers get in place of a block's content.</summary>
    public byte[]? Content { get; set; }

    /// <summary>How many of the first blocks are lost.</summary>
    public int LostBlocks { get; set; }

    public int Snapshots { get; private set; }

    public Task<int> CreateAsync(string ledger, int partitions, CancellationToken cancellationToken = default) =>
        _store.CreateAsync(ledger, partitions, cancellationToken);

    public Task<int?> FindAsync(string ledger, CancellationToken cancellationToken = default) =>
        _store.FindAsync(ledger, cancellationToken);

    public async Task<IReadOnlyList<AppendedBlock>> AppendAsync(
        IReadOnlyList<EventBlock> blocks, CancellationToken cancellationToken = default)
    {
        Appends++;
        await Waits;
        if (FailsBefore) throw new IOException("No room.");
        var appended = await _store.AppendAsync(blocks, cancellationToken);
        return FailsAfter ? throw new IOException("The line broke.") : appended;
    }

    public Task<bool> RewriteAsync(IReadOnlyList<RewrittenBlock> blocks, CancellationToken cancellationToken = default) =>
        FailsToRewrite ? throw new IOException("No room.") : _store.RewriteAsync(blocks, cancellationToken);

    public IAsyncEnumerable<LoggedBlock> ReadAsync(LogPartition partition, long after, CancellationToken cancellationToken = default)
    {
        if (FailsToRead) throw new IOException("Nothing can be read.");
        return _store.ReadAsync(partition, after, cancellationToken)
            .Where(logged => logged.Position > LostBlocks)
            .Select(logged => Content is null ? logged : logged with { Block = Changed(logged.Block, Content) });
    }

    public async Task SaveAsync(
        string ledger, ImmutableArray<long> positions, Stream content, CancellationToken cancellationToken = default)
    {
        if (FailsToSave) throw new IOException("No room for a snapshot.");
        await _store.SaveAsync(ledger, positions, content, cancellationToken);
        Snapshots++;
    }

    public Task<StoredSnapshot?> LoadAsync(string ledger, CancellationToken cancellationToken = default) => HasDamagedSnapshots
        ? throw new InvalidDataException("The disk is damaged.")
        : _store.LoadAsync(ledger, cancellationToken);

    private static EventBlock Changed(EventBlock block, byte[] content) => new(block.Partition, block.Id, block.Events, content);
}
