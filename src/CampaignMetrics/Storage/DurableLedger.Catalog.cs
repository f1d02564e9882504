namespace CampaignMetrics;

public sealed partial class DurableLedger
{
    // Which version of the stored catalog reports use; 0 for none.
    private long _catalogVersion;

    /// <summary>Takes the stored catalog if it has changed.</summary>
    private async Task FollowCatalogAsync(CancellationToken cancellationToken)
    {
        if (_options.Catalogs is not { } catalogs) return;
        if (await catalogs.FindCatalogAsync(Name, _catalogVersion, cancellationToken).ConfigureAwait(false) is not { } newer) return;
        Messages.Catalog = newer.Catalog;
        _catalogVersion = newer.Version;
    }
}
