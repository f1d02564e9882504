using System.Collections.Immutable;

namespace CampaignMetrics.Reports;

/// <summary>How long after a message's own sending reports look.</summary>
internal static class SinceSending
{
    /// <summary>Names and lengths, each half-open.</summary>
    public static ImmutableArray<(string Name, TimeSpan Length)> Presets { get; } =
    [
        ("24h", TimeSpan.FromHours(24)), ("3d", TimeSpan.FromDays(3)), ("7d", TimeSpan.FromDays(7)), ("30d", TimeSpan.FromDays(30)),
    ];
}
