namespace CampaignMetrics.Reports;

/// <summary>Why an open, click or view does not count. The first that holds, in this order.</summary>
internal enum Exclusion : byte
{
    None,
    OutsidePeriod,
    TrackingOff,
    Actor,
    LinkRole,
    NotDelivered,
}
