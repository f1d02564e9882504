using System.Globalization;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Revenue of messages, each currency apart, divided by a count of them.</summary>
internal static class NaiveAmounts
{
    /// <summary>Null where the definition has no amounts.</summary>
    public static JsonObject? Json(
        IReadOnlyList<EmailEvent> events, IReadOnlyList<NaiveCount> all, IReadOnlyList<NaiveCount> counts, Definition definition)
    {
        if (definition.Rates.Amounts.IsEmpty) return null;
        var revenue = NaiveRevenue.Json(events, all, counts, definition.AttributionWindow);
        var json = new JsonObject();
        foreach (var amount in definition.Rates.Amounts) json[amount.Name] = Of(revenue, counts, definition, amount.Formula.Denominator);
        return json;
    }

    private static JsonObject Of(JsonArray revenue, IReadOnlyList<NaiveCount> counts, Definition definition, Metric metric)
    {
        var denominator = NaiveMetrics.Of(counts, definition, metric);
        var isUntracked = NaiveMetrics.RestsOnTracking(metric) && NaiveRates.IsUntracked(counts, metric);
        var json = new JsonObject
        {
            ["denominator"] = denominator,
            ["byCurrency"] = new JsonArray(
                [.. revenue.Select(row => Quotient(row!["currency"]!, row["amount"]!, isUntracked ? 0 : denominator))]),
        };
        if (isUntracked || denominator == 0) json["notMeasured"] = isUntracked ? "tracking off" : "nothing to count";
        return json;
    }

    private static JsonNode Quotient(JsonNode currency, JsonNode amount, long denominator)
    {
        var exact = decimal.Parse(amount.ToJsonString(), CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["currency"] = currency.DeepClone(), ["amount"] = amount.DeepClone(), ["value"] = denominator == 0 ? null : exact / denominator,
        };
    }
}
