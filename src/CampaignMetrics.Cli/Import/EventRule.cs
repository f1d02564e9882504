namespace CampaignMetrics.Cli.Import;

/// <summary>Which event a row tells of, and where it says so. A row may tell of several.</summary>
/// <param name="Type">The type; null where a column states it.</param>
/// <param name="Map">The columns of this event beside those of the row: <c>at</c>, <c>count</c>, <c>whether</c>, and what belongs to no
/// other event.</param>
internal sealed record EventRule(EventType? Type, string Map)
{
    /// <summary>
    /// Whether every row tells of it. Otherwise only rows with something in <c>whether</c> do, or where that is not named in <c>at</c> or
    /// <c>count</c>; which is the default.
    /// </summary>
    public bool IsEveryRow { get; init; }

    /// <summary>Whether it is told by columns whose names are links: each has the number of its clicks, or a word for them.</summary>
    public bool IsByLink { get; init; }

    /// <summary>The class of a bounce; null where the row says it, or nobody.</summary>
    public string? BounceClass { get; init; }
}
