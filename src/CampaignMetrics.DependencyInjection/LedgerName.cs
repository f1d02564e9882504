namespace CampaignMetrics.DependencyInjection;

/// <summary>What a ledger may be called, where the name comes from outside.</summary>
internal static class LedgerName
{
    public static bool IsOne(string? name) =>
        name is { Length: > 0 and <= LogPartition.MaxLedgerLength } && !name.Any(char.IsControl) && Door.IsUnicode(name);
}
