namespace CampaignMetrics.TrackedMail;

/// <summary>Where the address that a tracked link leads to is kept. From a request it is never taken.</summary>
public enum LinkTargets
{
    /// <summary>In the link's signed token: nothing else is needed to follow it. The default.</summary>
    InToken,

    /// <summary>In the catalog, under the link's id: links are shorter, and an address can be corrected after sending.</summary>
    InCatalog,
}
