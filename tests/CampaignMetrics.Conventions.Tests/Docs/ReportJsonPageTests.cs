using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NJsonSchema;

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

    [Fact]
    public void A_report_with_any_of_them_is_read_back_to_the_byte() => Assert.All(Reports(), report =>
        Assert.Equal(report.ToJson(), JsonSerializer.Deserialize<Report>(report.ToJson())!.ToJson()));

    [Fact]
    public async Task A_report_with_any_of_them_is_valid_by_the_schema()
    {
        var schema = await Schema();
        Assert.All(Reports(), report => Assert.Empty(schema.Validate(TextOf(report)).Select(fault => fault.ToString())));
    }

    [Fact]
    public async Task A_report_with_a_property_that_is_not_explained_is_not_valid()
    {
        var json = TextOf(Reports()[0]).Replace("\"people\": {", "\"people\": { \"more\": 1,", StringComparison.Ordinal);
        Assert.NotEmpty((await Schema()).Validate(json));
    }

    private static string TextOf(Report report) => Encoding.UTF8.GetString(report.ToJson());

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(Repository.PathOf("docs", "schema", "report.schema.json"));

    private static HashSet<string> Paths()
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var report in Reports()) Collect(JsonDocument.Parse(report.ToJson()).RootElement, "", paths);
        return paths;
    }

    /// <summary>Reports that have every property between them.</summary>
    private static Report[] Reports()
    {
        var ledger = Ledger(new LedgerOptions
        {
            Enrichment = new Enrichment { PlacesBy = new PlacesSource("Sample-City", new DateOnly(2026, 3, 1)) },
        });
        var set = Ledger(new LedgerOptions
        {
            PresumesDeliveries = true, IgnoredParameters = ["who"], LinkParameters = LinkParameters.Utm,
            Sends = new SendRules { JoinWithin = TimeSpan.FromHours(2) },
            Enrichment = new Enrichment
            {
                Thresholds = new ActorThresholds { BurstLinks = 4 }, PrivacyRelay = _ => false,
                ActorRules = [CustomActorRule.Before(ActorRule.Burst, "our-gateway", static (_, _) => { })],
            },
        });
        var untracked = Ledger(new LedgerOptions
        {
            Catalog = new EmailCatalog([new Email { Id = "spring-sale", Tracking = Tracking.Off }]),
        });
        var narrow = new ReportScope
        {
            Lists = ["customers"], Workflows = ["welcome"], Team = "north", BusinessUnit = "shop", EmailType = "regular",
            Tags = ImmutableDictionary<string, string>.Empty.Add("colour", "red"), FirstDayOfWeek = DayOfWeek.Sunday,
            Exclude = ["@test.example"], AsOf = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
        };
        var own = Definition.HubSpot with
        {
            Rates = RateFormulas.Standard.Add("conversion", new(Metric.Converted, Metric.Delivered))
                .AddAmount("revenuePerRecipient", new(Metric.Delivered)),
        };
        // So long that the timeline takes longer buckets than are asked for.
        var years = new ReportScope { From = new DateOnly(2024, 1, 1), To = new DateOnly(2027, 1, 1), Every = Frequency.QuarterHour };
        var byEventDate = Definition.HubSpot with { DateBasis = DateBasis.EventDate };
        return
        [
            ledger.Report(Definition.SendGrid), ledger.Report(Definition.Brevo), ledger.Report(null, narrow), ledger.Report(own),
            ledger.Report(byEventDate), ledger.Report(null, new ReportScope { MaxRows = 3 }), ledger.Report(null, years),
            untracked.Report(), set.Report(), ledger.Report(null, new ReportScope { Viewer = new Viewer { MaySeeEmail = _ => false } }),
            ledger.Report(null, new ReportScope { MaxRows = 1 }),
        ];
    }

    private static MessageLedger Ledger(LedgerOptions options)
    {
        var ledger = new MessageLedger(options);
        using var stream = File.OpenRead(Repository.PathOf("docs", "samples", "spring-sale.ndjson"));
        ledger.ReadLines(stream);
        return ledger;
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
        path is "emails[].rates" or "emails[].amounts" or "definition" or "scope.tags"
        || path.EndsWith("notMeasured", StringComparison.Ordinal)
        || Shapes.Contains(value.EnumerateObject().First().Name) && path is not ("delivery" or "engagement");

    /// <summary>Lists that may be empty.</summary>
    private static readonly string[] Lists =
    [
        "caveats", "delivery.bounceReasons", "delivery.notSentReasons", "clickMap.occurrences", "links", "clients", "devices",
        "countries", "sinceSending", "locations", "timeline.buckets", "contacts.byOpens", "contacts.byClicks", "goals", "rest",
        "emails", "domains", "revenue", "excluded.rules", "input.rejected",
    ];
}
