using System.Text.Json;

namespace CampaignMetrics.Cli.Output;

/// <summary>Names of the code as they are written in JSON.</summary>
internal static class JsonName
{
    /// <summary>An enum's member in camel case; null for none.</summary>
    public static string? Of<T>(T? member) where T : struct, Enum =>
        member is { } known ? JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : null;
}
