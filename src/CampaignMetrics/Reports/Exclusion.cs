namespace CampaignMetrics.Reports;

/// <summary>Why an event does not count. Several reasons may hold; the first in this order is reported.</summary>
internal enum Exclusion : byte
{
    None,
    OutsidePeriod,
    TrackingOff,
    Actor,
    LinkRole,
    NotDelivered,
}
