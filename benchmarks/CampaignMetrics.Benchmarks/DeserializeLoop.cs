using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignMetrics.Benchmarks;

/// <summary>What a first attempt does: an object per line, source-generated, nothing kept but a count by type.</summary>
internal static class DeserializeLoop
{
    public static int Run(string file)
    {
        var byType = new Dictionary<string, long>();
        foreach (var line in File.ReadLines(file))
        {
            var read = JsonSerializer.Deserialize(line, LineJson.Default.Line);
            if (read?.Type is { } type) byType[type] = byType.GetValueOrDefault(type) + 1;
        }
        Console.WriteLine(string.Join(", ", byType.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}")));
        return 0;
    }
}

internal sealed record Line(
    string? Id, string? Type, DateTimeOffset At, string? Email, string? Campaign, string? Recipient, string[]? List, string? Workflow, Dictionary<string, string>? Tags,
    string? Url, string? Link, string? Part, string? Role, string? UserAgent, string? Ip, string? Method, string? Purpose, string? Country, string? Region, string? City,
    string? Actor, bool? Bot, double? Seconds, string? Smtp, string? Status, string? BounceClass, string? Reason, string? Scope, string? Goal, decimal? Amount, string? Currency, string? Order);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Line))]
internal sealed partial class LineJson : JsonSerializerContext;
