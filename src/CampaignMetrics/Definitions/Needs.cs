namespace CampaignMetrics.Definitions;

/// <summary>What must be known of a message for a number to be measured.</summary>
[Flags]
internal enum Needs
{
    None = 0,
    Tracking = 1,
    Replies = 2,
    Deliveries = 4,
}
