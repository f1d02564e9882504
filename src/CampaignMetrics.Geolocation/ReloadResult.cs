namespace CampaignMetrics.Geolocation;

/// <summary>What came of a look at a database's file.</summary>
public enum ReloadResult
{
    /// <summary>The file is the one that is in use.</summary>
    Unchanged,

    /// <summary>The file was another, and is now in use.</summary>
    Reloaded,

    /// <summary>The file is another, but is missing, cannot be read or is corrupt: the old database stays in use.</summary>
    Rejected,
}
