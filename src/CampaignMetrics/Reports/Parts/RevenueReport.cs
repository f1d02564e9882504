namespace CampaignMetrics;

/// <summary>What conversions brought in one currency.</summary>
/// <param name="Amount">The sum; exact.</param>
/// <param name="Orders">Conversions that state an amount.</param>
public sealed record RevenueReport(Money Amount, long Orders);
