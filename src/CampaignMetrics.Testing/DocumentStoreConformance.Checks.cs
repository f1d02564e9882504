namespace CampaignMetrics.Testing;

public static partial class DocumentStoreConformance
{
    private const int Writers = 4, ChangesPerWriter = 10;

    private static async Task NoneAsync(StoreSession<IDocumentStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await IsAsync(session, store, Key(session, "a"), null).ConfigureAwait(false);
        session.Equal(0, (await store.ListAsync(session.Ledger, "report", session.Token).ConfigureAwait(false)).Count, "The number listed");
        session.Equal(false, await store.DeleteAsync(Key(session, "a"), 1, session.Token).ConfigureAwait(false), "Whether it was deleted");
    }

    private static async Task RoundTripAsync(StoreSession<IDocumentStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        var json = $$"""{ "ä": "\u0000 😀", "long": "{{new string('x', 300_000)}}" }""" + "\n";
        await SavesAsync(session, store, new StoredDocument(Key(session, "a"), 0, json), 1).ConfigureAwait(false);
        await IsAsync(session, store, Key(session, "a"), new StoredDocument(Key(session, "a"), 1, json)).ConfigureAwait(false);
        store = await session.ReopenAsync().ConfigureAwait(false);
        await IsAsync(session, store, Key(session, "a"), new StoredDocument(Key(session, "a"), 1, json)).ConfigureAwait(false);
    }

    private static async Task ChangedAsync(StoreSession<IDocumentStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 0, "1"), 1).ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 1, "2"), 2).ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 1, "3"), null).ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 3, "3"), null).ConfigureAwait(false);
        await IsAsync(session, store, Key(session, "a"), Document(session, 2, "2")).ConfigureAwait(false);
    }

    private static async Task NewAsync(StoreSession<IDocumentStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 1, "1"), null).ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 0, "1"), 1).ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 0, "2"), null).ConfigureAwait(false);
        await IsAsync(session, store, Key(session, "a"), Document(session, 1, "1")).ConfigureAwait(false);
    }

    private static async Task DeletedAsync(StoreSession<IDocumentStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 0, "1"), 1).ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 1, "2"), 2).ConfigureAwait(false);
        foreach (var (version, isDone) in new[] { (1, false), (0, false), (2, true), (2, false), (3, false) })
            session.Equal(
                isDone, await store.DeleteAsync(Key(session, "a"), version, session.Token).ConfigureAwait(false),
                $"Whether version {version} was deleted");
        await IsAsync(session, store, Key(session, "a"), null).ConfigureAwait(false);
        session.Equal(0, (await store.ListAsync(session.Ledger, "report", session.Token).ConfigureAwait(false)).Count, "The number listed");
    }

    private static async Task CountsOnAsync(StoreSession<IDocumentStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 0, "1"), 1).ConfigureAwait(false);
        await store.DeleteAsync(Key(session, "a"), 1, session.Token).ConfigureAwait(false);
        store = await session.ReopenAsync().ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 1, "2"), null).ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 0, "2"), 3).ConfigureAwait(false);
    }

    private static async Task ListAsync(StoreSession<IDocumentStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        // By UTF-16 the last two would change places.
        string[] names = ["A", "Z", "a", "a ", "ab", "ä", "\uFF21", "\U0001F600"];
        foreach (var name in names.Reverse())
            await SavesAsync(session, store, new StoredDocument(Key(session, name), 0, "{}"), 1).ConfigureAwait(false);
        await SavesAsync(session, store, new StoredDocument(new(session.Ledger, "other", "b"), 0, "{}"), 1).ConfigureAwait(false);
        var listed = await store.ListAsync(session.Ledger, "report", session.Token).ConfigureAwait(false);
        session.Equal(string.Join(", ", names), string.Join(", ", listed.Select(document => document.Key.Name)), "The names");
        session.True(
            listed.All(document => document == new StoredDocument(Key(session, document.Key.Name), 1, "{}")), "Documents should be whole.");
    }

    private static async Task NamesAsync(StoreSession<IDocumentStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        string[] names = ["a", "A", "a ", "ä", "a\u0308", "%", "a_", "'; --"];
        var keys = names.Select(name => new DocumentKey($"{session.Ledger} {name}", "a", "a"))
            .Concat(names.Select(name => new DocumentKey(session.Ledger, name, "a")))
            .Concat(names.Select(name => new DocumentKey(session.Ledger, "a", name)).Skip(1)).ToList();
        for (var i = 0; i < keys.Count; i++)
            await SavesAsync(session, store, new StoredDocument(keys[i], 0, $"{i}"), 1).ConfigureAwait(false);
        for (var i = 0; i < keys.Count; i++)
            await IsAsync(session, store, keys[i], new StoredDocument(keys[i], 1, $"{i}")).ConfigureAwait(false);
    }

    private static async Task CancelledAsync(StoreSession<IDocumentStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await SavesAsync(session, store, Document(session, 0, "1"), 1).ConfigureAwait(false);
        var cancelled = new CancellationToken(canceled: true);
        await session.ThrowsAsync<OperationCanceledException>(() => store.SaveAsync(Document(session, 1, "2"), cancelled), "Saving")
            .ConfigureAwait(false);
        await session.ThrowsAsync<OperationCanceledException>(() => store.DeleteAsync(Key(session, "a"), 1, cancelled), "Deleting")
            .ConfigureAwait(false);
        await IsAsync(session, store, Key(session, "a"), Document(session, 1, "1")).ConfigureAwait(false);
    }

    private static async Task AtOnceAsync(StoreSession<IDocumentStore> session)
    {
        var stores = new List<IDocumentStore>();
        for (var i = 0; i < Writers; i++) stores.Add(await session.OpenAsync().ConfigureAwait(false));
        await Task.WhenAll(stores.Select(store => Task.Run(async () =>
        {
            for (var done = 0; done < ChangesPerWriter;)
            {
                var read = await store.FindAsync(Key(session, "a"), session.Token).ConfigureAwait(false) ?? Document(session, 0, "0");
                var more = read with { Json = $"{int.Parse(read.Json, System.Globalization.CultureInfo.InvariantCulture) + 1}" };
                if (await store.SaveAsync(more, session.Token).ConfigureAwait(false) is not null) done++;
            }
        }))).ConfigureAwait(false);
        var all = Writers * ChangesPerWriter;
        await IsAsync(session, stores[0], Key(session, "a"), Document(session, all, $"{all}")).ConfigureAwait(false);
    }

    private static async Task SavesAsync(StoreSession<IDocumentStore> session, IDocumentStore store, StoredDocument document, long? version)
    {
        var saved = await store.SaveAsync(document, session.Token).ConfigureAwait(false);
        session.Equal(version is { } number ? document with { Version = number } : null, saved, "What saving gives");
    }

    private static async Task IsAsync(
        StoreSession<IDocumentStore> session, IDocumentStore store, DocumentKey key, StoredDocument? document) =>
        session.Equal(document, await store.FindAsync(key, session.Token).ConfigureAwait(false), "The document that is found");

    private static DocumentKey Key(StoreSession<IDocumentStore> session, string name) => new(session.Ledger, "report", name);

    private static StoredDocument Document(StoreSession<IDocumentStore> session, long version, string json) =>
        new(Key(session, "a"), version, json);
}
