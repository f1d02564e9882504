using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Where two reports differ, a path a line; words that the text leaves open are not compared.</summary>
internal static class NaiveDifferences
{
    /// <summary>Texts of caveats and reasons of rejected lines are each one's own.</summary>
    private static readonly string[] Free = ["text"];

    public static IEnumerable<string> Of(JsonNode? reference, JsonNode? other, string path = "", params string[] ignored)
    {
        if (Array.Exists(ignored, ignore => path == ignore || path.StartsWith(ignore + ".", StringComparison.Ordinal))) return [];
        return (reference, other) switch
        {
            (JsonObject one, JsonObject two) => one.Select(property => property.Key).Union(two.Select(property => property.Key))
                .Where(name => !Free.Contains(name) && !(path.StartsWith("input.rejected", StringComparison.Ordinal) && name == "reason"))
                .SelectMany(name => Of(one[name], two[name], path.Length == 0 ? name : $"{path}.{name}", ignored)),
            (JsonArray one, JsonArray two) => Enumerable.Range(0, Math.Max(one.Count, two.Count))
                .SelectMany(i => Of(i < one.Count ? one[i] : null, i < two.Count ? two[i] : null, $"{path}[{i}]", ignored)),
            _ when IsSame(reference, other) => [],
            _ => [$"{path}: {reference?.ToJsonString() ?? "null"} by the reference, {other?.ToJsonString() ?? "null"} by the other"],
        };
    }

    private static bool IsSame(JsonNode? one, JsonNode? other) =>
        one?.GetValueKind() == JsonValueKind.Number && other?.GetValueKind() == JsonValueKind.Number
            ? Math.Abs(Number(one) - Number(other)) < 1e-9
            : JsonNode.DeepEquals(one, other);

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
