using System.Text.Json;

namespace CampaignMetrics.Saved;

/// <summary>A value that a store keeps, and which version it is.</summary>
internal readonly record struct StoredValue<T>(T Value, long Version);

/// <summary>The documents of one kind as values.</summary>
internal sealed class SavedShelf<T>(IDocumentStore documents, string ledger, string kind) where T : class
{
    private static readonly DataConverter<T> Converter = new();

    /// <summary>Converters have fixed names and do not look at them.</summary>
    private static readonly JsonSerializerOptions Options = new();

    public async Task<IReadOnlyList<StoredValue<T>>> ListAsync(CancellationToken cancellationToken)
    {
        var stored = await documents.ListAsync(ledger, kind, cancellationToken).ConfigureAwait(false);
        return [.. stored.Select(Read)];
    }

    public async Task<StoredValue<T>?> FindAsync(string name, CancellationToken cancellationToken) =>
        await documents.FindAsync(KeyOf(name), cancellationToken).ConfigureAwait(false) is { } stored ? Read(stored) : null;

    /// <returns>The new version; null if another one is stored.</returns>
    public async Task<long?> SaveAsync(string name, long version, T value, CancellationToken cancellationToken)
    {
        var document = new StoredDocument(KeyOf(name), version, DataConverter<T>.Shown(value));
        return (await documents.SaveAsync(document, cancellationToken).ConfigureAwait(false))?.Version;
    }

    public Task<bool> DeleteAsync(string name, long version, CancellationToken cancellationToken) =>
        documents.DeleteAsync(KeyOf(name), version, cancellationToken);

    private DocumentKey KeyOf(string name) => new(ledger, kind, name);

    /// <exception cref="InvalidDataException">It is none.</exception>
    private static StoredValue<T> Read(StoredDocument stored)
    {
        try
        {
            var json = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(stored.Json));
            json.Read();
            return new StoredValue<T>(Converter.Read(ref json, typeof(T), Options)!, stored.Version);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"The stored {stored.Key.Kind} '{stored.Key.Name}' is none, or of a newer version of the library: {e.Message}", e);
        }
    }
}
