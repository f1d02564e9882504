using System.Text;

namespace CampaignMetrics.Testing;

public sealed partial class MemoryStore
{
    // A document that was deleted stays without its text, so that its versions go on.
    private readonly Dictionary<DocumentKey, (long Version, string? Json)> _documents = [];

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDocument>> ListAsync(string ledger, string kind, CancellationToken cancellationToken = default)
    {
        _ = new DocumentKey(ledger, kind, "any");
        return Done(() => List(ledger, kind), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredDocument?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default) =>
        Done(() => Find(key), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredDocument?> SaveAsync(StoredDocument document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Done(
            () => Change(document.Key, document.Version, document.Json) is { } version ? document with { Version = version } : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(DocumentKey key, long version, CancellationToken cancellationToken = default) =>
        Done(() => version > 0 && Change(key, version, null) is not null, cancellationToken);

    private IReadOnlyList<StoredDocument> List(string ledger, string kind) =>
    [
        .. _documents.Keys.Where(key => key.Ledger == ledger && key.Kind == kind).Select(Find).OfType<StoredDocument>()
            .OrderBy(document => Convert.ToHexString(Encoding.UTF8.GetBytes(document.Key.Name)), StringComparer.Ordinal),
    ];

    private StoredDocument? Find(DocumentKey key) =>
        _documents.TryGetValue(key, out var known) && known.Json is { } json ? new StoredDocument(key, known.Version, json) : null;

    /// <summary>The new version of a document; null if another than the expected one is stored.</summary>
    private long? Change(DocumentKey key, long expected, string? json)
    {
        var (version, stored) = _documents.GetValueOrDefault(key);
        if ((stored is null ? 0 : version) != expected) return null;
        _documents[key] = (version + 1, json);
        return version + 1;
    }
}
