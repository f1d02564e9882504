using System.Collections.Immutable;

namespace CampaignMetrics;

/// <summary>A saved report as a store has it.</summary>
/// <param name="Report">The report.</param>
/// <param name="Version">Which version it is; 0 for one that is not stored yet.</param>
public sealed record StoredReport(SavedReport Report, long Version)
{
    /// <summary>The report.</summary>
    public SavedReport Report { get; init => field = Door.Given(value); } = Door.Given(Report);
}

/// <summary>A dashboard as a store has it.</summary>
/// <param name="Dashboard">The dashboard.</param>
/// <param name="Version">Which version it is; 0 for one that is not stored yet.</param>
public sealed record StoredDashboard(Dashboard Dashboard, long Version)
{
    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; init => field = Door.Given(value); } = Door.Given(Dashboard);
}
