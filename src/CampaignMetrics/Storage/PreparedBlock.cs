namespace CampaignMetrics.Storage;

/// <summary>A block that is about to be appended, with its lines as they were before they were compressed.</summary>
internal sealed record PreparedBlock(EventBlock Block, byte[] Lines);
