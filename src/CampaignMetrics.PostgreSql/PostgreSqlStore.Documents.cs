using CampaignMetrics.Shared;

namespace CampaignMetrics.PostgreSql;

public sealed partial class PostgreSqlStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDocument>> ListAsync(string ledger, string kind, CancellationToken cancellationToken = default)
    {
        _ = new DocumentKey(ledger, kind, "any");
        ThrowIfDisposed();
        return _database.RunAsync(
            connection => _documents.ListAsync(connection, ledger, kind, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredDocument?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return _database.RunAsync(connection => _documents.FindAsync(connection, key, after: 0, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredDocument?> SaveAsync(StoredDocument document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ThrowIfDisposed();
        return Versions.SaveAsync(document, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(DocumentKey key, long version, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return Versions.DeleteAsync(key, version, cancellationToken);
    }

    private DocumentVersions Versions => new(ChangeAsync);

    private Task<long?> ChangeAsync(DocumentKey key, long expected, string? json, CancellationToken cancellationToken) =>
        _database.InTransactionAsync(
            connection => _documents.ChangeAsync(connection, key, expected, json, cancellationToken), cancellationToken);
}
