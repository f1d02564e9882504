namespace CampaignMetrics.Bounces.Rules;

/// <summary>A receiver, such as Google, that rules can name in a <c>receiver=</c> condition.</summary>
/// <param name="Bit">Its bit in the mask of receivers; exactly one is set.</param>
/// <param name="Words">The phrases by which it is recognised.</param>
internal sealed record Receiver(ulong Bit, List<string> Words);
