namespace CampaignMetrics.Cli.Import;

/// <summary>Which event a row reports, and in which columns. A row may report several.</summary>
/// <param name="Type">The type; null where a column states it.</param>
/// <param name="Map">The columns of this event beside those of the row: <c>at</c>, <c>count</c>, <c>whether</c>, and what belongs to no
/// other event.</param>
internal sealed record EventRule(EventType? Type, string Map)
{
    /// <summary>
    /// Whether every row reports the event. By default only those rows do that have something in <c>whether</c>, or where no such column is
    /// named, in <c>at</c> or <c>count</c>.
    /// </summary>
    public bool IsEveryRow { get; init; }

    /// <summary>Whether the names of its columns are links; each cell has the number of clicks on that link, or a word for yes.</summary>
    public bool IsByLink { get; init; }

    /// <summary>The class of a bounce; null where the row says it, or nobody.</summary>
    public string? BounceClass { get; init; }
}
