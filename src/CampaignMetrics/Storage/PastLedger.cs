namespace CampaignMetrics;

/// <summary>A ledger as it was, or the reason why it cannot be read.</summary>
/// <param name="Messages">The ledger, for queries; it takes no events. Null where it cannot be read.</param>
/// <param name="Rewritings">How often partitions of the log were rewritten since then, because contacts were forgotten or old events were
/// dropped. If 0, queries give what they gave then, but for what the catalog says now.</param>
/// <param name="Error">Why there is none; null where there is one.</param>
/// <remarks>The default value of this type has neither.</remarks>
public readonly record struct PastLedger(MessageLedger? Messages, long Rewritings, string? Error);
