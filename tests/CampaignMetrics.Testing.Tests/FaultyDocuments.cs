namespace CampaignMetrics.Testing.Tests;

/// <summary>What an author of a store of documents can get wrong.</summary>
public enum DocumentFault
{
    /// <summary>A change is saved whatever version it replaces.</summary>
    IgnoresVersions,

    /// <summary>A document is deleted whatever its version is.</summary>
    DeletesBlindly,

    /// <summary>Nothing is deleted.</summary>
    KeepsDeleted,

    /// <summary>Documents are listed in another order.</summary>
    ListsBackwards,

    /// <summary>The case of a name is ignored.</summary>
    IgnoresCase,

    /// <summary>A call that was cancelled is carried out.</summary>
    IgnoresCancellation,
}

/// <summary>A store of documents with one fault.</summary>
internal sealed class FaultyDocuments(DocumentFault fault) : IDocumentStore
{
    private readonly MemoryStore _store = new();

    public async Task<IReadOnlyList<StoredDocument>> ListAsync(string ledger, string kind, CancellationToken cancellationToken = default)
    {
        var listed = await _store.ListAsync(ledger, kind, cancellationToken);
        return fault == DocumentFault.ListsBackwards ? [.. listed.Reverse()] : listed;
    }

    public Task<StoredDocument?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default) =>
        _store.FindAsync(Seen(key), cancellationToken);

    public async Task<StoredDocument?> SaveAsync(StoredDocument document, CancellationToken cancellationToken = default)
    {
        if (fault == DocumentFault.IgnoresCancellation) cancellationToken = default;
        if (fault == DocumentFault.IgnoresVersions)
            document = document with { Version = (await FindAsync(document.Key, cancellationToken))?.Version ?? 0 };
        return await _store.SaveAsync(document with { Key = Seen(document.Key) }, cancellationToken);
    }

    public async Task<bool> DeleteAsync(DocumentKey key, long version, CancellationToken cancellationToken = default)
    {
        if (fault == DocumentFault.KeepsDeleted) return await FindAsync(key, cancellationToken) is { } kept && kept.Version == version;
        if (fault == DocumentFault.DeletesBlindly) version = (await FindAsync(key, cancellationToken))?.Version ?? 0;
        return await _store.DeleteAsync(Seen(key), version, cancellationToken);
    }

    private DocumentKey Seen(DocumentKey key) =>
        fault == DocumentFault.IgnoresCase ? new DocumentKey(key.Ledger, key.Kind, key.Name.ToUpperInvariant()) : key;
}
