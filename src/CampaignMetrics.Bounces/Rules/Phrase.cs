namespace CampaignMetrics.Bounces.Rules;

/// <summary>A phrase to search for, folded (<see cref="Symbols"/>) and in UTF-8.</summary>
/// <param name="Text">The words.</param>
/// <param name="Open">Whether the last word is a prefix: <c>block*</c> also finds "blocked".</param>
internal sealed record Phrase(byte[] Text, bool Open);
