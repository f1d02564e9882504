namespace CampaignMetrics.DependencyInjection;

/// <summary>The names by which a host's telemetry finds that of CampaignMetrics. Instruments are listed in the guide to hosting.</summary>
public static class CampaignTelemetry
{
    /// <summary>The name of the meter and of the source of activities: <c>CampaignMetrics</c>.</summary>
    public const string Name = "CampaignMetrics";
}
