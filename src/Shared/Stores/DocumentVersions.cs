namespace CampaignMetrics.Shared;

/// <summary>What saving and deleting a document mean for its version, in whichever database it is.</summary>
/// <param name="change">Puts a text, or none, in the place of a version, and gives the new one; null if another version is stored.</param>
internal sealed class DocumentVersions(Func<DocumentKey, long, string?, CancellationToken, Task<long?>> change)
{
    public async Task<StoredDocument?> SaveAsync(StoredDocument document, CancellationToken cancellationToken) =>
        await change(document.Key, document.Version, document.Json, cancellationToken).ConfigureAwait(false) is { } version
            ? document with { Version = version }
            : null;

    public async Task<StoredCatalog?> SaveAsync(StoredCatalog catalog, StoredDocument document, CancellationToken cancellationToken) =>
        await SaveAsync(document, cancellationToken).ConfigureAwait(false) is { } saved ? catalog with { Version = saved.Version } : null;

    public async Task<bool> DeleteAsync(DocumentKey key, long version, CancellationToken cancellationToken) =>
        version > 0 && await change(key, version, null, cancellationToken).ConfigureAwait(false) is not null;
}
