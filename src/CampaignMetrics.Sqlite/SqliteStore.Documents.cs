using CampaignMetrics.Shared;

namespace CampaignMetrics.Sqlite;

public sealed partial class SqliteStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDocument>> ListAsync(string ledger, string kind, CancellationToken cancellationToken = default)
    {
        _ = new DocumentKey(ledger, kind, "any");
        ThrowIfDisposed();
        return ReadAsync(connection => DocumentTable.List(connection, ledger, kind), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredDocument?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return ReadAsync(connection => DocumentTable.Find(connection, key), cancellationToken);
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
        WriteAsync(() => DocumentTable.Change(_writer, key, expected, json), cancellationToken);
}
