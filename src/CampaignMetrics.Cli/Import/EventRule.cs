namespace CampaignMetrics.Cli.Import;

/// <summary>Which event a row reports, and in which columns. A row may report several.</summary>
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

    /// <summary>Whether the names of its columns are links; each cell has the number of clicks on that link, or a word for yes.</summary>
    public bool IsByLink { get; init; }

    /// <summary>The class of a bounce; null where the row says it, or nobody.</summary>
    public string? BounceClass { get; init; }
}
