namespace CampaignMetrics;

/// <summary>What came of a snapshot: a ledger, or why there is none.</summary>
/// <param name="Ledger">The ledger, which the caller disposes of; null when there is none.</param>
/// <param name="Error">Why there is no ledger; null when there is one.</param>
/// <remarks>The default value of this type is neither.</remarks>
public readonly record struct SnapshotRead(MessageLedger? Ledger, string? Error);
