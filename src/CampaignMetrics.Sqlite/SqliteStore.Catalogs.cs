using CampaignMetrics.Shared;

namespace CampaignMetrics.Sqlite;

public sealed partial class SqliteStore
{
    /// <inheritdoc/>
    public Task<StoredCatalog?> FindCatalogAsync(string ledger, long after = 0, CancellationToken cancellationToken = default)
    {
        var key = CatalogDocument.KeyOf(ledger);
        ThrowIfDisposed();
        return ReadAsync(
            connection => DocumentTable.Find(connection, key, after) is { } newer ? CatalogDocument.Read(newer) : null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredCatalog?> SaveCatalogAsync(StoredCatalog catalog, CancellationToken cancellationToken = default)
    {
        var document = CatalogDocument.Of(catalog);
        ThrowIfDisposed();
        return Versions.SaveAsync(catalog, document, cancellationToken);
    }
}
