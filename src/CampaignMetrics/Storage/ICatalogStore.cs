namespace CampaignMetrics;

/// <summary>The catalogs of ledgers: what is known of their emails beside the events. Port of a store; all members may be called by several
/// threads, and by several processes on one store.</summary>
/// <remarks>
/// What an implementation must guarantee: when the task of a call ends, its effect is durable. Of two that change one version of a catalog
/// one succeeds, and the other is told. A later version has a larger number. A failing store throws <see cref="IOException"/>.
/// <c>CatalogStoreConformance</c> of the package <c>CampaignMetrics.Testing</c> checks an implementation.
/// </remarks>
public interface ICatalogStore
{
    /// <summary>Finds the catalog of a ledger, if it is newer than a version.</summary>
    /// <param name="ledger">The ledger's name.</param>
    /// <param name="after">The version that is known; 0 for none. A store that has no newer one answers without reading the
    /// catalog.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The catalog; null if there is none, or none of a later version.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">What is stored is no catalog, or one that only a newer version of the library can
    /// read.</exception>
    Task<StoredCatalog?> FindCatalogAsync(string ledger, long after = 0, CancellationToken cancellationToken = default);

    /// <summary>Saves a catalog in the place of the version that it states.</summary>
    /// <param name="catalog">The catalog, with the version that was read; 0 for a ledger's first.</param>
    /// <param name="cancellationToken">Cancels the call. It then has no effect, unless it had ended.</param>
    /// <returns>The catalog with its new version; null if another version is stored, and nothing was saved.</returns>
    /// <exception cref="ArgumentException">The catalog is larger than <see cref="StoredCatalog.MaxBytes"/>, or has an email that a catalog
    /// file could not have, such as one without a key.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    Task<StoredCatalog?> SaveCatalogAsync(StoredCatalog catalog, CancellationToken cancellationToken = default);
}
