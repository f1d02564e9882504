using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Rows by contact, email and domain.</summary>
internal static class NaiveRows
{
    public static JsonObject Contacts(IReadOnlyList<NaiveCount> counts, string? whyNot)
    {
        var rows = counts.GroupBy(count => count.Message.Contact)
            .Select(contact => (
                Contact: contact.Key, Opens: contact.Sum(count => count.Opens.Count), Clicks: contact.Sum(count => count.Clicks.Count)))
            .ToList();
        var byOpens = rows.Where(row => row.Opens > 0).OrderByDescending(row => row.Opens).ThenByDescending(row => row.Clicks);
        var byClicks = rows.Where(row => row.Clicks > 0).OrderByDescending(row => row.Clicks).ThenByDescending(row => row.Opens);
        var json = new JsonObject();
        json.Set("byOpens", whyNot, () => Top(byOpens));
        json.Set("byClicks", whyNot, () => Top(byClicks));
        return json.Closed();
    }

    private static JsonArray Top(IOrderedEnumerable<(string Contact, int Opens, int Clicks)> rows) =>
    [
        .. rows.ThenBy(row => row.Contact, NaiveIds.Ordinal).Take(100)
            .Select(row => new JsonObject { ["contact"] = row.Contact, ["opens"] = row.Opens, ["clicks"] = row.Clicks }),
    ];

    /// <summary>A row an email of the scope; its facts are those of all data.</summary>
    public static JsonArray Emails(IReadOnlyList<NaiveCount> counts, NaiveFacts facts, NaiveCatalog catalog, NaiveRates rates) =>
    [
        .. counts.Where(count => count.IsKnown).GroupBy(count => count.Message.Email)
            .OrderByDescending(email => NaiveMetrics.Of(email, "sent"))
            .ThenBy(email => email.Key, NaiveIds.Ordinal)
            .Select(email => new JsonObject
            {
                ["email"] = email.Key,
                ["name"] = catalog[email.Key]?.Name,
                ["campaign"] = facts.CampaignOf(email.Key),
                ["sentAt"] = facts.SentAtOf(email.Key) is { } sentAt ? NaiveCalendar.Text(sentAt, TimeZoneInfo.Utc) : null,
                ["delivery"] = NaiveSections.DeliveryCounts([.. email]),
                ["engagement"] = NaiveSections.Engagement([.. email]),
                ["rates"] = rates.Of([.. email]),
            }),
    ];

    public static JsonArray Domains(IReadOnlyList<NaiveCount> counts) =>
    [
        .. counts.Where(count => count.IsKnown).GroupBy(count => NaiveAddresses.DomainOf(count.Message.Contact))
            .OrderByDescending(domain => NaiveMetrics.Of(domain, "sent"))
            .ThenBy(domain => domain.Key, NaiveIds.Ordinal)
            .Select(domain => Domain(domain.Key, [.. domain])),
    ];

    private static JsonObject Domain(string name, IReadOnlyList<NaiveCount> counts)
    {
        var whyNot = NaiveMeasured.WithoutTracking(counts);
        var json = new JsonObject
        {
            ["domain"] = name,
            ["sent"] = NaiveMetrics.Of(counts, "sent"),
            ["delivered"] = NaiveMetrics.Of(counts, "delivered"),
            ["bounced"] = NaiveMetrics.Of(counts, "bounced"),
        };
        json.Set("opens", whyNot, () => NaiveMetrics.Of(counts, "totalOpens"));
        json.Set("clicks", whyNot, () => NaiveMetrics.Of(counts, "totalClicks"));
        json["spamReports"] = NaiveMetrics.Of(counts, "spamReported");
        return json.Closed();
    }
}
