namespace CampaignMetrics.Events.Schema;

/// <summary>Names of members as lines and reports write them.</summary>
internal static class CamelCase
{
    /// <summary>The name with its first letter in lower case.</summary>
    public static string Of(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
