namespace CampaignMetrics.Bounces;

/// <summary>What is known about one reason for a failed delivery.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Class">The class that most products give it; see <see cref="BounceClassMap"/> for others.</param>
/// <param name="RetryHelps">Whether the same message to the same address may succeed later without any change.</param>
/// <param name="Suppress">Whether the address should get no more mail.</param>
/// <param name="Explanation">One English sentence for a person who is not a mail administrator.</param>
public sealed record ReasonFacts(BounceReason Reason, BounceClass Class, bool RetryHelps, bool Suppress, string Explanation);
