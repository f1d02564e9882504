using System.Text.Json;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The page about the report's JSON names its properties, in its order.</summary>
public sealed class ReportJsonPageTests
{
    /// <summary>Objects of a shape that the page explains once.</summary>
    private static readonly string[] Shapes = ["numerator", "total", "count", "selected", "totalOpens"];

    [Fact]
    public void Every_property_is_explained_and_no_other()
    {
        var page = MarkdownPage.All.Single(page => page.Path == "docs/guide/report-json.md");
        Assert.Equal(
            Paths().Order(StringComparer.Ordinal),
            page.Rows("| property | holds |").Select(row => row[0].Trim('`')).Order(StringComparer.Ordinal));
    }

    private static HashSet<string> Paths()
    {
        var ledger = new MessageLedger();
        using (var stream = File.OpenRead(Repository.PathOf("docs", "samples", "spring-sale.ndjson"))) ledger.ReadLines(stream);
        var narrow = new ReportScope { Lists = ["customers"], Workflows = ["welcome"] };
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var own = Definition.HubSpot with
        {
            Rates = RateFormulas.Standard.Add("conversion", new(Metric.Converted, Metric.Delivered))
                .AddAmount("revenuePerRecipient", new(Metric.Delivered)),
        };
        Report[] reports =
            [ledger.Report(Definition.SendGrid), ledger.Report(Definition.Brevo), ledger.Report(null, narrow), ledger.Report(own)];
        foreach (var report in reports) Collect(JsonDocument.Parse(report.ToJson()).RootElement, "", paths);
        return paths;
    }

    private static void Collect(JsonElement element, string path, HashSet<string> paths)
    {
        foreach (var property in element.EnumerateObject())
        {
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            var rows =
                property.Value.ValueKind == JsonValueKind.Array
                    ? property.Value.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).ToList()
                    : [];
            var isList = rows.Count > 0 || Lists.Contains(inner);
            paths.Add(isList ? inner + "[]" : inner);
            foreach (var row in rows) Collect(row, inner + "[]", paths);
            if (property.Value.ValueKind == JsonValueKind.Object && !IsShape(property.Value, inner)) Collect(property.Value, inner, paths);
        }
    }

    private static bool IsShape(JsonElement value, string path) =>
        Shapes.Contains(value.EnumerateObject().First().Name) && path is not ("delivery" or "engagement")
            || path is "emails[].rates" or "emails[].amounts";

    /// <summary>Lists that may be empty.</summary>
    private static readonly string[] Lists =
    [
        "delivery.bounceReasons", "delivery.notSentReasons", "links", "clients", "devices", "locations", "timeline.buckets",
        "contacts.byOpens", "contacts.byClicks",
        "emails", "domains", "revenue", "excluded.rules", "input.rejected",
    ];
}
