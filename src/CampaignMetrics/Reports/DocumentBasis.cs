namespace CampaignMetrics.Reports;

/// <summary>What a document is made with beside events and catalog. Only documents with the same may be merged.</summary>
/// <param name="Definition">By which messages are counted.</param>
/// <param name="Scope">Which messages it covers, and how it divides time.</param>
/// <param name="Settings">What the ledger was told.</param>
internal sealed record DocumentBasis(Definition Definition, ReportScope Scope, ReportSettings Settings)
{
    /// <summary>What all parts of a document need in common, in words.</summary>
    public const string Words = "definition, scope and settings";
}
