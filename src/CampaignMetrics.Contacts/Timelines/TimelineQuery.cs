namespace CampaignMetrics.Contacts.Timelines;

/// <summary>Which page of a timeline to return, and which contacts its reader may see.</summary>
public sealed record TimelineQuery
{
    /// <summary>Tells whether the reader may see a contact; entries of others are left out.</summary>
    public required ContactTest MaySee { get; init => field = Door.Given(value); }

    /// <summary>The number of entries in a page, 1 or more.</summary>
    /// <value>The default value is 20.</value>
    /// <exception cref="ArgumentOutOfRangeException">The size is 0 or less.</exception>
    public int Size { get; init => field = Door.Positive(value); } = 20;

    /// <summary>The <see cref="TimelinePage.Next"/> of the page before; null (the default) for the first page.</summary>
    public TimelineCursor? After { get; init; }
}
