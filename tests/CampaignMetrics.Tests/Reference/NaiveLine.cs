using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignMetrics.Tests.Events;

namespace CampaignMetrics.Tests.Reference;

/// <summary>The canonical line: what a written line says, as JSON sorted by name.</summary>
internal static class NaiveLine
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>By code points, which is the order of UTF-8.</summary>
    public static Comparer<string> Order { get; } =
        Comparer<string>.Create((left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));

    public static string Of(EmailEvent happened)
    {
        var sorted = new JsonObject();
        foreach (var (name, value)
            in JsonNode.Parse(Lines.Write(happened))!.AsObject().OrderBy(property => property.Key, StringComparer.Ordinal))
            sorted[name] = Normal(name, value!);
        return sorted.ToJsonString(Plain);
    }

    private static JsonNode Normal(string name, JsonNode value) => name switch
    {
        "list" =>
            new JsonArray(
                [.. value.AsArray().Select(list => list!.GetValue<string>()).Distinct().Order(Order).Select(list => (JsonNode)list)]),
        "amount" or "seconds" => JsonNode.Parse(value.GetValue<decimal>().ToString("0.############", CultureInfo.InvariantCulture))!,
        _ => value.DeepClone(),
    };
}
