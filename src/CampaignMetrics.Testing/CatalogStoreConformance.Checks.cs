namespace CampaignMetrics.Testing;

public static partial class CatalogStoreConformance
{
    private const int Writers = 4, EmailsPerWriter = 10;

    private static async Task NoneAsync(StoreSession<ICatalogStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await IsAsync(session, store, null).ConfigureAwait(false);
    }

    private static async Task RoundTripAsync(StoreSession<ICatalogStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        var full = new Email
        {
            Id = "\u00e4 \U0001F600", Name = "\"'\\\u0000", Campaign = "spring", SentAt = DateTimeOffset.UnixEpoch.AddDays(20_000),
            Tracking = Tracking.On, Deliveries = Deliveries.Presumed, Repeats = true,
            Links =
            [
                new EmailLink { Id = "1", Url = "https://example.com/?a=b&c=%20", Role = LinkRole.Unsubscribe, Part = EmailPart.Html },
            ],
        };
        var emails = Enumerable.Range(0, 2_000).Select(number => new Email { Id = $"email {number}", Subject = "S" }).Prepend(full);
        var catalog = new StoredCatalog(session.Ledger, 0, new EmailCatalog(emails));
        await SavesAsync(session, store, catalog, isSaved: true).ConfigureAwait(false);
        await IsAsync(session, store, catalog.Catalog).ConfigureAwait(false);
        store = await session.ReopenAsync().ConfigureAwait(false);
        await IsAsync(session, store, catalog.Catalog).ConfigureAwait(false);
    }

    private static async Task ChangedAsync(StoreSession<ICatalogStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        var first = await SavesAsync(session, store, Catalog(session, 0, "a"), isSaved: true).ConfigureAwait(false);
        var second = await SavesAsync(session, store, Catalog(session, first, "b"), isSaved: true).ConfigureAwait(false);
        session.True(second > first, "A later version should have a larger number.");
        await SavesAsync(session, store, Catalog(session, first, "c"), isSaved: false).ConfigureAwait(false);
        await SavesAsync(session, store, Catalog(session, second + 1, "c"), isSaved: false).ConfigureAwait(false);
        await IsAsync(session, store, Emails("b")).ConfigureAwait(false);
    }

    private static async Task FirstAsync(StoreSession<ICatalogStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await SavesAsync(session, store, Catalog(session, 1, "a"), isSaved: false).ConfigureAwait(false);
        await SavesAsync(session, store, Catalog(session, 0, "a"), isSaved: true).ConfigureAwait(false);
        await SavesAsync(session, store, Catalog(session, 0, "b"), isSaved: false).ConfigureAwait(false);
        await IsAsync(session, store, Emails("a")).ConfigureAwait(false);
    }

    private static async Task NewerAsync(StoreSession<ICatalogStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        var first = await SavesAsync(session, store, Catalog(session, 0, "a"), isSaved: true).ConfigureAwait(false);
        session.Equal(null, await store.FindCatalogAsync(session.Ledger, first, session.Token).ConfigureAwait(false), "What is newer");
        var second = await SavesAsync(session, store, Catalog(session, first, "b"), isSaved: true).ConfigureAwait(false);
        var newer = await store.FindCatalogAsync(session.Ledger, first, session.Token).ConfigureAwait(false);
        session.Equal(Catalog(session, second, "b").ToString(), newer?.ToString(), "What is newer");
        session.Equal(null, await store.FindCatalogAsync(session.Ledger, second, session.Token).ConfigureAwait(false), "What is newer");
    }

    private static async Task OwnAsync(StoreSession<ICatalogStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        string[] names = ["a", "A", "a ", "\u00e4", "a\u0308", "%", "'; --"];
        foreach (var name in names)
            await SavesAsync(session, store, Catalog(session, 0, name) with { Ledger = $"{session.Ledger} {name}" }, isSaved: true)
                .ConfigureAwait(false);
        foreach (var name in names)
        {
            var found = await store.FindCatalogAsync($"{session.Ledger} {name}", 0, session.Token).ConfigureAwait(false);
            session.Equal(Emails(name).ToString(), found?.Catalog.ToString(), $"The catalog of the ledger '{name}'");
        }
    }

    private static async Task CancelledAsync(StoreSession<ICatalogStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        var first = await SavesAsync(session, store, Catalog(session, 0, "a"), isSaved: true).ConfigureAwait(false);
        var cancelled = new CancellationToken(canceled: true);
        await session
            .ThrowsAsync<OperationCanceledException>(() => store.SaveCatalogAsync(Catalog(session, first, "b"), cancelled), "Saving")
            .ConfigureAwait(false);
        await IsAsync(session, store, Emails("a")).ConfigureAwait(false);
    }

    private static async Task AtOnceAsync(StoreSession<ICatalogStore> session)
    {
        var stores = new List<ICatalogStore>();
        for (var i = 0; i < Writers; i++) stores.Add(await session.OpenAsync().ConfigureAwait(false));
        await Task.WhenAll(stores.Select((store, writer) => Task.Run(async () =>
        {
            for (var number = 0; number < EmailsPerWriter; number++)
            {
                var email = new Email { Id = $"{writer}/{number}" };
                await store.ChangeCatalogAsync(session.Ledger, known => new EmailCatalog([.. known.Emails, email]), session.Token)
                    .ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
        var all = await stores[0].FindCatalogAsync(session.Ledger, 0, session.Token).ConfigureAwait(false);
        session.Equal(Writers * EmailsPerWriter, all?.Catalog.Emails.Count(), "The number of emails");
    }

    /// <returns>The version that was saved; that of the argument if nothing was.</returns>
    private static async Task<long> SavesAsync(
        StoreSession<ICatalogStore> session, ICatalogStore store, StoredCatalog catalog, bool isSaved)
    {
        var saved = await store.SaveCatalogAsync(catalog, session.Token).ConfigureAwait(false);
        session.Equal(isSaved, saved is not null, $"Whether a catalog was saved in the place of version {catalog.Version}");
        if (saved is null) return catalog.Version;
        session.Equal((catalog with { Version = saved.Version }).ToString(), saved.ToString(), "What saving gives");
        session.True(saved.Version > catalog.Version, "A later version should have a larger number.");
        return saved.Version;
    }

    private static async Task IsAsync(StoreSession<ICatalogStore> session, ICatalogStore store, EmailCatalog? catalog)
    {
        var found = await store.FindCatalogAsync(session.Ledger, 0, session.Token).ConfigureAwait(false);
        session.Equal(catalog?.ToString(), found?.Catalog.ToString(), "The catalog that is found");
        session.Equal(found is null ? null : session.Ledger, found?.Ledger, "The ledger that is stated");
    }

    private static StoredCatalog Catalog(StoreSession<ICatalogStore> session, long version, string email) =>
        new(session.Ledger, version, Emails(email));

    private static EmailCatalog Emails(string email) => new([new Email { Id = email }]);
}
