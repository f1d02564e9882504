namespace CampaignMetrics;

/// <summary>The parameters of a history or an export: which events, and the definition by which they count.</summary>
/// <example>
/// <code>
/// var ofMay = new EventQuery { Definition = Definition.Reliable, Scope = new ReportScope { Campaigns = ["may"] } };
/// </code>
/// </example>
public sealed record EventQuery
{
    /// <summary>All events, by the definition of HubSpot.</summary>
    public static EventQuery All { get; } = new();

    /// <summary>The definition; the default is <see cref="Definition.HubSpot"/>.</summary>
    public Definition Definition { get; init => field = Door.Given(value); } = Definition.HubSpot;

    /// <summary>
    /// Selects the messages whose events are given, and says who looks: events that <see cref="ReportScope.Viewer"/> may not see are
    /// counted but not given. The default is all events. Events that name no email are included unless the scope filters by email,
    /// campaign, list, workflow or tag.
    /// </summary>
    public ReportScope Scope { get; init => field = Door.Given(value); } = ReportScope.All;
}
