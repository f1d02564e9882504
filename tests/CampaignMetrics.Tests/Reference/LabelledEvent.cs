namespace CampaignMetrics.Tests.Reference;

/// <summary>An open, click or view with who did it and the rule that says so.</summary>
internal sealed record LabelledEvent(EmailEvent Event, Actor Actor, string Rule, AgentDescription Agent)
{
    public WebRequest Request => RequestOf(Event);

    public bool IsImageProxy => Agent.Role == AgentRole.ImageProxy;

    /// <summary>Whether somebody else's machine fetched it, from its own place.</summary>
    public bool IsProxied => IsImageProxy || Actor == Actor.PrivacyProxy;

    public static bool HasRequest(EmailEvent happened) => happened is Opened or Clicked or Viewed;

    public static WebRequest RequestOf(EmailEvent happened) => happened switch
    {
        Opened open => open.Request,
        Clicked click => click.Request,
        Viewed view => view.Request,
        _ => default,
    };
}
