using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>What a frame of a snapshot holds. The numbers are part of the format and must not change.</summary>
internal enum FrameKind : byte
{
    End = 0,
    Messages = 1,
    Emails = 2,
    Agents = 3,
    Addresses = 4,
    Urls = 5,
    Texts = 6,
    Segments = 7,
    SegmentSets = 8,
    Groups = 9,
    Decimals = 10,
    Input = 13,
    Rejections = 14,
}
