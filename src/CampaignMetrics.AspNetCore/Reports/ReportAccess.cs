namespace CampaignMetrics.AspNetCore;

/// <summary>What a user sees of a ledger.</summary>
/// <param name="Viewer">Which contacts and emails may be named. What may not be named still counts in all totals.</param>
public sealed record ReportAccess(Viewer Viewer)
{
    /// <summary>All emails, and no contact.</summary>
    public static ReportAccess WithoutContacts { get; } = new(new Viewer { MaySeeContact = _ => false })
    {
        Version = "without contacts",
    };

    /// <summary>All emails and contacts.</summary>
    public static ReportAccess All { get; } = new(Viewer.OfAll) { ShowsContacts = true, Version = "all" };

    /// <summary>Which contacts and emails may be named.</summary>
    public Viewer Viewer { get; init => field = Door.Given(value); } = Door.Given(Viewer);

    /// <summary>Whether a live page has lists of the contacts that the viewer may see. Without them, mail addresses in links, goals and
    /// places are masked there.</summary>
    /// <value>The default value is false.</value>
    public bool ShowsContacts { get; init; }

    /// <summary>Names what is seen: another text for whatever lets another user see something else, or the same user later. With it answers
    /// have an <c>ETag</c>.</summary>
    /// <value>The default value is null: not known, so answers are not to be kept.</value>
    public string? Version { get; init; }
}
