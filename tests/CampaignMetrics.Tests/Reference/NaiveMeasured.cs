using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 3: what was not measured is null with its reason, never 0.</summary>
internal static class NaiveMeasured
{
    /// <summary>
    /// Not measured where no selected message is, with the first reason that holds for one of them; an empty scope counts 0.
    /// </summary>
    public static string? WhyNot(IEnumerable<NaiveCount> counts, Func<NaiveCount, string?> whyNot)
    {
        var reasons = counts.Where(count => count.IsKnown).Select(whyNot).ToList();
        return reasons.Contains(null) ? null : NaiveFacts.Reasons.FirstOrDefault(reasons.Contains);
    }

    public static string? WithoutTracking(IEnumerable<NaiveCount> counts) => WhyNot(counts, count => count.WithoutTracking);

    /// <summary>Sets a value, or null and beside it the reason.</summary>
    public static void Set(this JsonObject json, string name, string? whyNot, Func<JsonNode?> value)
    {
        json[name] = whyNot is null ? value() : null;
        if (whyNot is null) return;
        var reasons = json["notMeasured"] as JsonObject ?? [];
        reasons[name] = whyNot;
        json["notMeasured"] = reasons;
    }

    /// <summary>The object with its reasons at the end.</summary>
    public static JsonObject Closed(this JsonObject json)
    {
        if (!json.Remove("notMeasured", out var reasons)) return json;
        json["notMeasured"] = reasons;
        return json;
    }
}
