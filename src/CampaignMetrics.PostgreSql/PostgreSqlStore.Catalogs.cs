using CampaignMetrics.Shared;

namespace CampaignMetrics.PostgreSql;

public sealed partial class PostgreSqlStore
{
    /// <inheritdoc/>
    public Task<StoredCatalog?> FindCatalogAsync(string ledger, long after = 0, CancellationToken cancellationToken = default)
    {
        var key = CatalogDocument.KeyOf(ledger);
        ThrowIfDisposed();
        return ReadAsync(
            _database.RunAsync(connection => _documents.FindAsync(connection, key, after, cancellationToken), cancellationToken));
    }

    /// <inheritdoc/>
    public Task<StoredCatalog?> SaveCatalogAsync(StoredCatalog catalog, CancellationToken cancellationToken = default)
    {
        var document = CatalogDocument.Of(catalog);
        ThrowIfDisposed();
        return Versions.SaveAsync(catalog, document, cancellationToken);
    }

    private static async Task<StoredCatalog?> ReadAsync(Task<StoredDocument?> finding) =>
        await finding.ConfigureAwait(false) is { } newer ? CatalogDocument.Read(newer) : null;
}
