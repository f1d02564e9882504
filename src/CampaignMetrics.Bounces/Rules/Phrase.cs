namespace CampaignMetrics.Bounces.Rules;

/// <summary>Words to look for, folded and in UTF-8.</summary>
/// <param name="Text">The words.</param>
/// <param name="Open">Whether the last word may go on.</param>
internal sealed record Phrase(byte[] Text, bool Open);
