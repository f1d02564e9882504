namespace CampaignMetrics;

/// <summary>Which events are asked for, and by whose definition they count.</summary>
/// <example>
/// <code>
/// var ofMay = new EventQuery { Definition = Definition.Reliable, Scope = new ReportScope { Campaigns = ["may"] } };
/// </code>
/// </example>
public sealed record EventQuery
{
    /// <summary>All events, by HubSpot's definitions.</summary>
    public static EventQuery All { get; } = new();

    /// <summary>The definition; the default is <see cref="Definition.HubSpot"/>.</summary>
    public Definition Definition { get; init => field = Door.Given(value); } = Definition.HubSpot;

    /// <summary>
    /// Events of which messages, and who looks: what <see cref="ReportScope.Viewer"/> may not see is counted, and not shown. The default
    /// is all, for one who may see all. Events that name no email have a place where the scope asks for no email, campaign,
    /// list, workflow or tag.
    /// </summary>
    public ReportScope Scope { get; init => field = Door.Given(value); } = ReportScope.All;
}
