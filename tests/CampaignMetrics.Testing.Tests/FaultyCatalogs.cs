namespace CampaignMetrics.Testing.Tests;

/// <summary>What an author of a store of catalogs can get wrong.</summary>
public enum CatalogFault
{
    /// <summary>A change is saved whatever version it replaces.</summary>
    IgnoresVersions,

    /// <summary>A catalog is found although it is known.</summary>
    FindsTheKnown,

    /// <summary>All ledgers have one catalog.</summary>
    SharesOne,

    /// <summary>Links are lost.</summary>
    LosesLinks,

    /// <summary>The first catalog stays.</summary>
    KeepsTheFirst,

    /// <summary>A call that was cancelled is carried out.</summary>
    IgnoresCancellation,
}

/// <summary>A store of catalogs with one fault.</summary>
internal sealed class FaultyCatalogs(CatalogFault fault) : ICatalogStore
{
    private readonly MemoryStore _store = new();

    public async Task<StoredCatalog?> FindCatalogAsync(string ledger, long after = 0, CancellationToken cancellationToken = default)
    {
        if (fault == CatalogFault.FindsTheKnown) after = 0;
        var found = await _store.FindCatalogAsync(Seen(ledger), after, cancellationToken);
        return found is null ? null : found with { Ledger = ledger };
    }

    public async Task<StoredCatalog?> SaveCatalogAsync(StoredCatalog catalog, CancellationToken cancellationToken = default)
    {
        if (fault == CatalogFault.IgnoresCancellation) cancellationToken = default;
        var stored = await _store.FindCatalogAsync(Seen(catalog.Ledger), 0, cancellationToken);
        var seen = catalog with { Ledger = Seen(catalog.Ledger) };
        if (fault == CatalogFault.IgnoresVersions) seen = seen with { Version = stored?.Version ?? 0 };
        if (fault == CatalogFault.KeepsTheFirst && stored is not null) seen = seen with { Catalog = stored.Catalog };
        if (fault == CatalogFault.LosesLinks)
            seen = seen with { Catalog = new EmailCatalog(seen.Catalog.Emails.Select(email => email with { Links = [] })) };
        var saved = await _store.SaveCatalogAsync(seen, cancellationToken);
        return saved is null ? null : catalog with { Version = saved.Version };
    }

    private string Seen(string ledger) => fault == CatalogFault.SharesOne ? "one" : ledger;
}
