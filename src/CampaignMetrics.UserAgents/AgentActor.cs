namespace CampaignMetrics.UserAgents;

/// <summary>Who acts through a user agent, as far as the user agent alone can tell.</summary>
public enum AgentActor
{
    /// <summary>A person, directly or through a webmail's image proxy. Also the answer where nothing is known.</summary>
    Human,

    /// <summary>A proxy that fetches images whether or not the reader opens the email.</summary>
    PrivacyProxy,

    /// <summary>A bot, scanner or script.</summary>
    Automation,
}
