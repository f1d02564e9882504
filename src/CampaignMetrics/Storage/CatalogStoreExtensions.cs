namespace CampaignMetrics;

/// <summary>Changes the catalogs of a store.</summary>
/// <example>
/// <code>
/// var email = new Email { Id = "spring-sale", Name = "Spring sale" };
/// await store.ChangeCatalogAsync("newsletter", catalog => new EmailCatalog([.. catalog.Emails, email]));
/// </code>
/// </example>
public static class CatalogStoreExtensions
{
    /// <summary>Changes the catalog of a ledger, whoever else changes it at the same time: no change is lost.</summary>
    /// <param name="store">The store.</param>
    /// <param name="ledger">The ledger's name.</param>
    /// <param name="change">Gets the newest catalog, an empty one if there is none, and gives what takes its place. Called again if
    /// somebody else changes the catalog meanwhile.</param>
    /// <param name="cancellationToken">Cancels the call. It then has no effect, unless it had ended.</param>
    /// <returns>What was saved.</returns>
    /// <exception cref="ArgumentException">The catalog becomes larger than <see cref="StoredCatalog.MaxBytes"/>, or gets an email that a
    /// catalog file could not have, such as one without a key.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="change"/> gave null.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">What is stored is no catalog, or one that only a newer version of the library can
    /// read.</exception>
    public static Task<StoredCatalog> ChangeCatalogAsync(
        this ICatalogStore store, string ledger, Func<EmailCatalog, EmailCatalog> change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        LogPartition.Checked(ledger, nameof(ledger));
        ArgumentNullException.ThrowIfNull(change);
        return ChangedAsync(store, ledger, change, cancellationToken);
    }

    private static async Task<StoredCatalog> ChangedAsync(
        ICatalogStore store, string ledger, Func<EmailCatalog, EmailCatalog> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await store.FindCatalogAsync(ledger, after: 0, cancellationToken).ConfigureAwait(false)
                ?? new StoredCatalog(ledger, 0, EmailCatalog.Empty);
            var changed = change(known.Catalog) ?? throw new InvalidOperationException("The change gave no catalog.");
            if (await store.SaveCatalogAsync(known with { Catalog = changed }, cancellationToken).ConfigureAwait(false) is { } saved)
                return saved;
        }
    }
}
