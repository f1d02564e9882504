namespace CampaignMetrics.Events.Schema;

/// <summary>Converts the names of enumeration members to the form that lines and reports use.</summary>
internal static class CamelCase
{
    /// <summary>The name with its first letter in lower case.</summary>
    public static string Of(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
