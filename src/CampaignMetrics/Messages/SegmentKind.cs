namespace CampaignMetrics.Messages;

/// <summary>What kind of segment a text names.</summary>
internal enum SegmentKind : byte
{
    Campaign = (byte)'c',
    List = (byte)'l',
    Workflow = (byte)'w',
    Tag = (byte)'t',
}
