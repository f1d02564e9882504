namespace CampaignMetrics.Geolocation;

/// <summary>The results of <see cref="ReloadingDatabase.Reload"/>.</summary>
public enum ReloadResult
{
    /// <summary>The file has not changed.</summary>
    Unchanged,

    /// <summary>The file had changed, and the new version is now in use.</summary>
    Reloaded,

    /// <summary>The file is missing, unreadable or corrupt; the old version stays in use.</summary>
    Rejected,
}
