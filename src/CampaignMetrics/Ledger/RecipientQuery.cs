namespace CampaignMetrics;

/// <summary>What is asked of a list of messages, a page at a time.</summary>
/// <example>
/// <code>
/// var whoClicked = new RecipientQuery { Kind = Metric.Clicked, Link = "https://shop.example/tulips", PageSize = 50 };
/// </code>
/// </example>
public sealed record RecipientQuery
{
    /// <summary>What the messages count for.</summary>
    public required RecipientKind Kind { get; init; }

    /// <summary>The definition; the default is <see cref="Definition.HubSpot"/>.</summary>
    public Definition Definition { get; init => field = Door.Given(value); } = Definition.HubSpot;

    /// <summary>Which messages, and who looks: whom <see cref="ReportScope.Viewer"/> may not see is counted, and not named. The default is
    /// all, for one who may see all.</summary>
    public ReportScope Scope { get; init => field = Door.Given(value); } = ReportScope.All;

    /// <summary>
    /// Only messages with a click on this link: as a row of <see cref="Report.Links"/> shows it, or in any spelling of it; empty for clicks
    /// that name none. Of kinds that are about clicks, with such a click; of any other, with a counted one.
    /// </summary>
    /// <value>The default value is null: any link or none.</value>
    public string? Link { get; init; }

    /// <summary>Only clicks on <see cref="Link"/> in this role: rows of a report are by link and role.</summary>
    /// <value>The default value is null: any role.</value>
    public LinkRole? Role { get; init => field = Door.Known(value); }


    /// <summary>How many messages a page has: 1 or more. So many are kept while the ledger is read, and no others.</summary>
    /// <value>The default value is 100.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int PageSize { get; init => field = Door.Positive(value); } = 100;

    /// <summary>Where to go on: <see cref="RecipientPage.Next"/> of the page before. The page size may have changed meanwhile; nothing else
    /// of the query may.</summary>
    /// <value>The default value is null: the first page.</value>
    public string? After { get; init; }
}
