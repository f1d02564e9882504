using System.Text;

namespace CampaignMetrics.Shared;

/// <summary>The catalog of a ledger as one of its documents, in the form of a catalog file.</summary>
internal static class CatalogDocument
{
    public static DocumentKey KeyOf(string ledger) => new(ledger, "catalog", "emails");

    /// <exception cref="ArgumentException">The catalog is too large, or has an email that could not be read again, such as one without a
    /// key.</exception>
    public static StoredDocument Of(StoredCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var json = catalog.Catalog.ToString();
        if (Encoding.UTF8.GetByteCount(json) > StoredCatalog.MaxBytes)
            throw new ArgumentException("The catalog is larger than a store keeps: 64 MiB of JSON.", nameof(catalog));
        return Find(json, out var error) is not null
            ? new StoredDocument(KeyOf(catalog.Ledger), catalog.Version, json)
            : throw new ArgumentException($"The catalog could not be read again: {error}.", nameof(catalog));
    }

    /// <exception cref="InvalidDataException">The document is no catalog.</exception>
    public static StoredCatalog Read(StoredDocument document) => new(
        document.Key.Ledger, document.Version,
        Find(document.Json, out var error) ?? throw new InvalidDataException(
            $"The stored catalog of the ledger '{document.Key.Ledger}' is none, or of a newer version of the library: {error}."));

    private static EmailCatalog? Find(string json, out string? error)
    {
        EmailCatalogFile.TryRead(Encoding.UTF8.GetBytes(json), out var catalog, out error);
        return catalog;
    }
}
