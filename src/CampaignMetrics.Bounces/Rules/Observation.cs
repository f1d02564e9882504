namespace CampaignMetrics.Bounces.Rules;

/// <summary>What conditions look at: the codes and the phase of a reply, and the bit of every receiver that it names.</summary>
internal readonly record struct Observation(int Code, EnhancedStatusCode Status, SmtpPhase Phase, ulong Receivers);
