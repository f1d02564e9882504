using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Json;

/// <summary>Objects to JSON and back.</summary>
internal static class Text
{
    public static string Of<T>(T value) => JsonSerializer.Serialize(value);

    public static T Back<T>(T value) => JsonSerializer.Deserialize<T>(Of(value))!;

    public static string Of(Report report) => Encoding.UTF8.GetString(report.ToJson());

    /// <summary>Whether two texts say the same, whatever their blanks are.</summary>
    public static bool Same(JsonNode? one, string other) => JsonNode.DeepEquals(one, JsonNode.Parse(other));
}
