using CampaignMetrics.Shared;

namespace CampaignMetrics.Testing;

public sealed partial class MemoryStore
{
    /// <inheritdoc/>
    public Task<StoredCatalog?> FindCatalogAsync(string ledger, long after = 0, CancellationToken cancellationToken = default)
    {
        var key = CatalogDocument.KeyOf(ledger);
        return Done(() => Find(key) is { } stored && stored.Version > after ? CatalogDocument.Read(stored) : null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredCatalog?> SaveCatalogAsync(StoredCatalog catalog, CancellationToken cancellationToken = default)
    {
        var document = CatalogDocument.Of(catalog);
        return Done(
            () => Change(document.Key, document.Version, document.Json) is { } version ? catalog with { Version = version } : null,
            cancellationToken);
    }
}
