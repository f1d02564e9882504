namespace CampaignMetrics.Collections;

/// <summary>A slot is the number of a text, or of another value, in its table: 0, 1, 2 … in the order in which they were added.</summary>
internal static class Slot
{
    /// <summary>No slot: the value is not stated, or not found.</summary>
    public const int None = -1;
}
