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
        return SavedAsync(document, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(DocumentKey key, long version, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return DeletedAsync(key, version, cancellationToken);
    }

    private async Task<StoredDocument?> SavedAsync(StoredDocument document, CancellationToken cancellationToken) =>
        await ChangeAsync(document.Key, document.Version, document.Json, cancellationToken).ConfigureAwait(false) is { } version
            ? document with { Version = version }
            : null;

    private async Task<bool> DeletedAsync(DocumentKey key, long version, CancellationToken cancellationToken) =>
        version > 0 && await ChangeAsync(key, version, null, cancellationToken).ConfigureAwait(false) is not null;

    private Task<long?> ChangeAsync(DocumentKey key, long expected, string? json, CancellationToken cancellationToken) =>
        WriteAsync(() => DocumentTable.Change(_writer, key, expected, json), cancellationToken);
}
