using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>
/// The whole report by plain LINQ over lists: slow, and obviously what the definitions say. The engine is held against it.
/// </summary>
internal static class NaiveReport
{
    public static JsonObject Of(
        IReadOnlyList<EmailEvent> events, EmailCatalog catalog, Definition definition, ReportScope scope,
        Func<string, AgentDescription> agents, IReadOnlyList<NaiveRule>? rules = null)
    {
        var all = MessagesOf(events, catalog, agents, rules).Select(message => new NaiveCount(message, definition)).ToList();
        var counts = all.Where(count => NaiveScope.Holds(scope, count.Message)).ToList();
        Func<IReadOnlyList<NaiveCount>, JsonObject?> amounts = of => NaiveAmounts.Json(events, all, of, definition);
        var json = new JsonObject
        {
            ["schema"] = "campaign-metrics/report/v1",
            ["definitions"] = definition.Name,
            ["scope"] = NaiveScope.Json(scope),
            ["delivery"] = NaiveDelivery.Json(counts, definition),
            ["engagement"] = NaiveEngagement.Json(counts, definition),
            ["rates"] = NaiveRates.Of(counts, definition),
            ["amounts"] = amounts(counts),
            ["viewing"] = NaiveViewing.Json(counts, definition),
            ["links"] = NaiveLinks.Json(counts),
            ["clients"] = NaiveClients.Clients(counts),
            ["devices"] = NaiveClients.Devices(counts),
            ["locations"] = NaiveLocations.Json(counts),
            ["timeline"] = NaiveTimeline.Json(counts, scope),
            ["weekHours"] = NaiveWeekHours.Json(counts, scope),
            ["contacts"] = NaiveContacts.Json(counts),
            ["emails"] = NaiveEmails.Json(counts, definition, amounts),
            ["domains"] = NaiveDomains.Json(counts),
            ["revenue"] = NaiveRevenue.Json(events, all, counts, definition.AttributionWindow),
            ["excluded"] = NaiveExclusions.Json(counts, definition),
            ["input"] = NaiveInput.Json(events),
        };
        if (json["amounts"] is null) json.Remove("amounts");
        return json;
    }

    public static List<NaiveMessage> MessagesOf(
        IEnumerable<EmailEvent> events, EmailCatalog catalog, Func<string, AgentDescription> agents,
        IReadOnlyList<NaiveRule>? rules = null) =>
    [
        .. events.Where(happened => happened.Email is not null)
            .GroupBy(happened => (Email: happened.Email!.Value, happened.Recipient))
            .Select(group =>
                new NaiveMessage(
                    group.Key.Email, group.Key.Recipient, NaiveIds.Distinct(group), catalog[group.Key.Email], agents, rules ?? [])),
    ];
}
