namespace CampaignMetrics.Contacts.Timelines;

/// <summary>Which page of a timeline, and for whom.</summary>
public sealed record TimelineQuery
{
    /// <summary>Which contacts the reader may see; the entries of others are left out.</summary>
    public required ContactTest MaySee { get; init => field = Door.Given(value); }

    /// <summary>How many entries: 1 or more.</summary>
    /// <value>The default value is 20.</value>
    /// <exception cref="ArgumentOutOfRangeException">The size is 0 or less.</exception>
    public int Size { get; init => field = Door.Positive(value); } = 20;

    /// <summary>
    /// After which entry, as <see cref="TimelinePage.Next"/> of the page before has it; null (the default) for the first page.
    /// </summary>
    public TimelineCursor? After { get; init; }
}
