namespace CampaignMetrics.Tests.Laws;

/// <summary>The user agents of small worlds.</summary>
internal static class WorldAgents
{
    public static readonly string?[] All =
        [null, "", "Mozilla/5.0", "Thunderbird", "iPhone Mail", "Android Mail", "GoogleImageProxy", "scanner/1.0"];

    public static AgentDescription Describe(string userAgent) => userAgent switch
    {
        "Thunderbird" => new AgentDescription("Thunderbird", "desktop", AgentRole.Reader),
        "iPhone Mail" => new AgentDescription("Apple Mail", "mobile", AgentRole.Reader),
        "Android Mail" => new AgentDescription("Gmail", "mobile", AgentRole.Reader),
        "GoogleImageProxy" => new AgentDescription("Gmail", "unknown", AgentRole.ImageProxy),
        "scanner/1.0" => new AgentDescription("scanner", "other", AgentRole.Automation),
        _ => AgentDescription.Nobody,
    };
}
