namespace CampaignMetrics.Collections;

/// <summary>The number of a text, or of something else, in its table: 0, 1, 2 … in the order of their coming.</summary>
internal static class Slot
{
    /// <summary>No slot.</summary>
    public const int None = -1;
}
