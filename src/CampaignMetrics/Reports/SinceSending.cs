using System.Collections.Immutable;

namespace CampaignMetrics.Reports;

/// <summary>The periods after a message's own sending for which reports count opens and clicks.</summary>
internal static class SinceSending
{
    /// <summary>Names and lengths, shortest first; the end is exclusive.</summary>
    public static ImmutableArray<(string Name, TimeSpan Length)> Presets { get; } =
    [
        ("24h", TimeSpan.FromHours(24)), ("3d", TimeSpan.FromDays(3)), ("7d", TimeSpan.FromDays(7)), ("30d", TimeSpan.FromDays(30)),
    ];
}
