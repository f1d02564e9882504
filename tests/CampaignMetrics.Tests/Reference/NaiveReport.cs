using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>
/// The whole report, transcribed from the text of the definitions by plain LINQ over lists: slow, and independent of the engine.
/// </summary>
internal static class NaiveReport
{
    public static JsonNode Of(NastyFile file) => Of(file.Lines, file.CatalogInUse, file.Options);

    public static JsonNode Of(IEnumerable<string> lines, string? catalogJson, NaiveOptions options)
    {
        var read = new NaiveLines(lines);
        var catalog = new NaiveCatalog(catalogJson);
        var events = NaiveIds.Distinct(read.Events);
        var messages = MessagesOf(events, catalog, options);
        var facts = new NaiveFacts(messages, catalog, options);
        var profile = NaiveProfile.Of(options.Definition);
        var scope = new NaiveScope(options, catalog, facts);
        Func<DateTimeOffset, bool> always = _ => true;
        var all = messages.Select(message => new NaiveCount(message, facts, profile, always)).ToList();
        var orders = new NaiveOrders(events, all, options);
        var counts = messages.Where(scope.Holds)
            .Select(message => new NaiveCount(message, facts, profile, options.ByEventDate ? scope.IsInPeriod : always))
            .Where(count => !options.ByEventDate || count.HasAnything)
            .ToList();
        var json = Sections(counts, facts, catalog, new NaiveRates(profile, options.ByEventDate), options);
        json["scope"] = scope.Json();
        if (Settings(options) is { Count: > 0 } settings) json["settings"] = settings;
        var revenue = new NaiveRevenue(orders, scope, options);
        json["revenue"] = revenue.Revenue();
        json["goals"] = revenue.Goals();
        var unattributed = revenue.Unattributed(events);
        json["unattributed"] = unattributed;
        json["excluded"] = NaiveExclusions.Json(counts, revenue.AutomationRules(events));
        if (options.Exclude.Count > 0) json["excluded"]!["messages"] = LeftOut(messages, scope, facts);
        json["input"] = Input(read, events);
        var withoutEmail = new[] { "unsubscribed", "spamReports", "conversions" }.Sum(name => (int)unattributed[name]!);
        json["caveats"] = new NaiveCaveats(counts, new NaivePlaces(options), options).Json(withoutEmail);
        return JsonNode.Parse(json.Closed().ToJsonString())!;
    }

    public static IReadOnlyList<NaiveMessage> MessagesOf(IReadOnlyList<NaiveEvent> events, NaiveCatalog catalog, NaiveOptions options) =>
    [
        .. events.Where(happened => happened.Email is not null)
            .GroupBy(happened => (Email: happened.Email!, happened.Contact))
            .SelectMany(pair =>
            {
                var links = new NaiveLinks(catalog[pair.Key.Email], options.IgnoredParameters);
                List<NaiveEvent> ofContact = [.. pair.InOrder()];
                return NaiveSends.Of(ofContact, catalog[pair.Key.Email]?.Repeats ?? false)
                    .Select(send => new NaiveMessage(pair.Key.Email, pair.Key.Contact, send, ofContact, links, options));
            }),
    ];

    private static JsonObject Sections(
        IReadOnlyList<NaiveCount> counts, NaiveFacts facts, NaiveCatalog catalog, NaiveRates rates, NaiveOptions options)
    {
        var (places, times) = (new NaivePlaces(options), new NaiveTimes(counts, options));
        var whyNot = NaiveMeasured.WithoutTracking(counts);
        var json = new JsonObject
        {
            ["schema"] = "campaign-metrics/report/v1",
            ["definitions"] = options.Definition + (options.ByEventDate ? " (date basis: event date)" : ""),
            ["scope"] = null,
            ["caveats"] = null,
            ["people"] = NaiveSections.People(counts),
            ["delivery"] = NaiveSections.Delivery(counts),
            ["engagement"] = NaiveSections.Engagement(counts),
            ["rates"] = rates.Of(counts),
            ["viewing"] = NaiveSections.Viewing(counts, rates),
        };
        json.Set("clickMap", whyNot, () => NaiveLinkRows.ClickMap(counts));
        json.Set("links", whyNot, () => NaiveLinkRows.Links(counts));
        json.Set("clients", whyNot, () => NaiveClients.Clients(counts));
        json.Set("devices", whyNot, () => NaiveClients.Devices(counts));
        json.Set("countries", whyNot, () => places.Countries(counts));
        json["placesBy"] = places.PlacedBy();
        json.Set("sinceSending", whyNot, times.SinceSending);
        json.Set("locations", whyNot, () => places.Locations(counts));
        json["timeline"] = times.Timeline(whyNot);
        json["localHours"] = times.LocalHours(whyNot, places);
        json["weekHours"] = times.WeekHours(whyNot);
        json["contacts"] = NaiveRows.Contacts(counts, whyNot);
        json["emails"] = NaiveRows.Emails(counts, facts, catalog, rates);
        json["domains"] = NaiveRows.Domains(counts);
        return json;
    }

    /// <summary>What is not the default.</summary>
    private static JsonObject Settings(NaiveOptions options)
    {
        var settings = new JsonObject();
        if (options.PresumeDelivered) settings["presumesDeliveries"] = true;
        if (options.IgnoredParameters.Count > 0)
            settings["ignoredParameters"] =
                new JsonArray([.. options.IgnoredParameters.Distinct().Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);
        List<JsonNode> functions = [];
        if (options.Geo is not null) functions.Add("places");
        if (options.Relays is not null) functions.Add("privacyRelay");
        if (options.Scanners is not null) functions.Add("scannerNetworks");
        if (functions.Count > 0) settings["functions"] = new JsonArray([.. functions]);
        return settings;
    }

    /// <summary>Selected messages that only the exclusions on request took out of the scope.</summary>
    private static int LeftOut(IReadOnlyList<NaiveMessage> messages, NaiveScope scope, NaiveFacts facts) => messages.Count(message =>
        facts.DispositionOf(message) != NaiveDisposition.NotSelected
        && scope.IsLeftOut(message) && scope.PassesFilters(message) && scope.IsInPeriod(message.SendingTime));

    private static JsonObject Input(NaiveLines read, IReadOnlyList<NaiveEvent> events) => new()
    {
        ["lines"] = read.Count,
        ["events"] = events.Count,
        ["duplicates"] = read.Events.Count - events.Count,
        ["rejected"] = new JsonArray(
        [
            .. read.Rejected.Take(100).Select(rejected => new JsonObject { ["line"] = rejected.Line, ["reason"] = rejected.Reason }),
        ]),
        ["rejectedCount"] = read.Rejected.Count,
    };
}
