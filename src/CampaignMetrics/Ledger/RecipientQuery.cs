namespace CampaignMetrics;

/// <summary>The parameters of a list of recipients: which messages, by which definition, and which page.</summary>
/// <example>
/// <code>
/// var whoClicked = new RecipientQuery { Kind = Metric.Clicked, Link = "https://shop.example/tulips", PageSize = 50 };
/// </code>
/// </example>
public sealed record RecipientQuery
{
    /// <summary>What the list is about: a metric, or those who did not open or click.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It was converted from what is no member of <see cref="Metric"/>.</exception>
    public required RecipientKind Kind
    {
        get;
        init => field = value.IsKnown ? value : throw new ArgumentOutOfRangeException(nameof(Kind), "No Metric.");
    }

    /// <summary>The definition; the default is <see cref="Definition.HubSpot"/>.</summary>
    public Definition Definition { get; init => field = Door.Given(value); } = Definition.HubSpot;

    /// <summary>Which messages, and who looks: contacts that <see cref="ReportScope.Viewer"/> may not see are counted but not listed. The
    /// default is all messages, for a viewer who may see all.</summary>
    public ReportScope Scope { get; init => field = Door.Given(value); } = ReportScope.All;

    /// <summary>
    /// Only messages with a click on this link, written as in <see cref="Report.Links"/> or in any other spelling; empty for clicks that
    /// name no link. For kinds about clicks the click must be of that kind, for others a counted one.
    /// </summary>
    /// <value>The default value is null: any link or none.</value>
    public string? Link { get; init; }

    /// <summary>Only clicks on <see cref="Link"/> with this role: a report has a row for each link and role.</summary>
    /// <value>The default value is null: any role.</value>
    public LinkRole? Role { get; init => field = Door.Known(value); }

    /// <summary>The most messages on a page: 1 or more. While the ledger is read, only the messages of the page are kept in
    /// memory.</summary>
    /// <value>The default value is 100.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int PageSize { get; init => field = Door.Positive(value); } = 100;

    /// <summary>The cursor of the page: <see cref="RecipientPage.Next"/> of the page before. Between pages only the page size may change,
    /// nothing else of the query.</summary>
    /// <value>The default value is null: the first page.</value>
    public string? After { get; init; }
}
