using System.Collections.Immutable;

namespace CampaignMetrics.Testing.Tests;

/// <summary>What an author of a store of snapshots can get wrong.</summary>
public enum SnapshotFault
{
    /// <summary>A newer snapshot does not take the place of the first.</summary>
    KeepsTheFirst,

    /// <summary>All ledgers share one snapshot.</summary>
    SharesOne,

    /// <summary>A snapshot that breaks off is kept as far as it came.</summary>
    SavesHalf,

    /// <summary>A call that was cancelled is carried out.</summary>
    IgnoresCancellation,
}

/// <summary>A store of snapshots with one fault.</summary>
internal sealed class FaultySnapshots(SnapshotFault fault) : ISnapshotStore
{
    private readonly MemoryStore _store = new();

    public async Task SaveAsync(
        string ledger, ImmutableArray<long> positions, Stream content, CancellationToken cancellationToken = default)
    {
        if (fault == SnapshotFault.IgnoresCancellation) cancellationToken = default;
        if (fault == SnapshotFault.KeepsTheFirst && await LoadAsync(ledger, cancellationToken) is not null) return;
        if (fault == SnapshotFault.SavesHalf) await _store.SaveAsync(Name(ledger), positions, new MemoryStream([1]), cancellationToken);
        await _store.SaveAsync(Name(ledger), positions, content, cancellationToken);
    }

    public Task<StoredSnapshot?> LoadAsync(string ledger, CancellationToken cancellationToken = default) =>
        _store.LoadAsync(Name(ledger), cancellationToken);

    private string Name(string ledger) => fault == SnapshotFault.SharesOne ? "all" : ledger;
}
