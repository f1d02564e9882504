namespace CampaignMetrics.Bounces.Rules;

/// <summary>A receiver that rules can ask for.</summary>
/// <param name="Bit">The bit that stands for it.</param>
/// <param name="Words">The phrases by which it is recognised.</param>
internal sealed record Receiver(ulong Bit, List<string> Words);
