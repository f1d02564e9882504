namespace CampaignMetrics.Messages;

/// <summary>The kind of a segment. The values are the first bytes of the segments' texts, and so part of the snapshot format.</summary>
internal enum SegmentKind : byte
{
    Campaign = (byte)'c',
    List = (byte)'l',
    Workflow = (byte)'w',
    Tag = (byte)'t',
}
