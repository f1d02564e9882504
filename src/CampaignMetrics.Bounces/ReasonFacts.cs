namespace CampaignMetrics.Bounces;

/// <summary>The facts about one <see cref="BounceReason"/>: class, advice and explanation.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Class">The class that most products give it; see <see cref="BounceClassMap"/> for others.</param>
/// <param name="RetryHelps">Whether the same message to the same address may succeed later without any change.</param>
/// <param name="Suppress">Whether the address should get no more mail.</param>
/// <param name="Explanation">One English sentence for a person who is not a mail administrator.</param>
public sealed record ReasonFacts(BounceReason Reason, BounceClass Class, bool RetryHelps, bool Suppress, string Explanation);
