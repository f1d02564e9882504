namespace CampaignMetrics;

/// <summary>The result of reading a snapshot: a ledger, or the reason why there is none.</summary>
/// <param name="Ledger">The ledger, which the caller must dispose; null when there is none.</param>
/// <param name="Error">Why there is no ledger; null when there is one.</param>
/// <remarks>The default value of this type has neither.</remarks>
public readonly record struct SnapshotRead(MessageLedger? Ledger, string? Error);
