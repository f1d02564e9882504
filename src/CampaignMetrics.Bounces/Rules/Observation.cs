namespace CampaignMetrics.Bounces.Rules;

/// <summary>The facts of a reply that conditions test: its codes, its phase, and a bit for every receiver that was recognised.</summary>
internal readonly record struct Observation(int Code, EnhancedStatusCode Status, SmtpPhase Phase, ulong Receivers);
