namespace CampaignMetrics.Definitions;

/// <summary>What must be known about an email for a number to be measured: that it is tracked, that replies are seen, that deliveries are
/// reported.</summary>
[Flags]
internal enum Needs
{
    None = 0,
    Tracking = 1,
    Replies = 2,
    Deliveries = 4,
}
