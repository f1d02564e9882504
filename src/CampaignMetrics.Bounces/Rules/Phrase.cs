namespace CampaignMetrics.Bounces.Rules;

/// <summary>A phrase to search for, folded (<see cref="Symbols"/>) and in UTF-8.</summary>
/// <param name="Text">The words.</param>
/// <param name="Open">Whether the last word is a prefix: <c>block*</c> also finds "blocked".</param>
/// <param name="InHosts">
/// Whether it is also found inside the name of a host. A general word such as "spam" is not: hosts have any name.
/// </param>
internal sealed record Phrase(byte[] Text, bool Open, bool InHosts = true);
