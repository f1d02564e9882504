using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Where two JSON texts first differ: in order, names, texts or numbers (but for the last digits of a computed one).</summary>
internal static class JsonDifference
{
    private const double Tolerance = 1e-12;

    /// <returns>The path and both values; null when there is no difference.</returns>
    public static string? Of(JsonNode? one, JsonNode? other, string path = "$") => (one, other) switch
    {
        (JsonObject left, JsonObject right) => OfObjects(left, right, path),
        (JsonArray left, JsonArray right) => OfArrays(left, right, path),
        (JsonValue left, JsonValue right) when IsSame(left, right) => null,
        (null, null) => null,
        _ => $"{path}: {Text(one)} against {Text(other)}",
    };

    private static string? OfObjects(JsonObject one, JsonObject other, string path)
    {
        var (names, others) = (one.Select(property => property.Key).ToList(), other.Select(property => property.Key).ToList());
        return names.SequenceEqual(others)
            ? names.Select(name => Of(one[name], other[name], $"{path}.{name}")).FirstOrDefault(difference => difference is not null)
            : $"{path}: {Text(one)} against {Text(other)}";
    }

    private static string? OfArrays(JsonArray one, JsonArray other, string path) => one.Count == other.Count
        ? one.Select((item, index) => Of(item, other[index], $"{path}[{index}]")).FirstOrDefault(difference => difference is not null)
        : $"{path}: {Text(one)} against {Text(other)}";

    private static bool IsSame(JsonValue one, JsonValue other) =>
        one.GetValueKind() == other.GetValueKind()
        && (one.ToJsonString() == other.ToJsonString()
            || (one.GetValueKind() == JsonValueKind.Number && Math.Abs(Number(one) - Number(other)) <= Tolerance));

    private static double Number(JsonValue value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
