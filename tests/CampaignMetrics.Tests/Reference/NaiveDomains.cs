using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Messages, and counted opens and clicks, by the domain of the contact's address.</summary>
internal static class NaiveDomains
{
    public static JsonArray Json(IReadOnlyList<NaiveCount> counts) =>
    [
        .. counts.Where(count => count.Message.Disposition != Disposition.NotSelected)
        .GroupBy(count => DomainOf(count.Message.Contact.Value))
            .OrderByDescending(domain => domain.Count(count => count.Message.IsSent)).ThenBy(domain => domain.Key, StringComparer.Ordinal)
            .Select(domain => new JsonObject
            {
                ["domain"] = domain.Key,
                ["sent"] = domain.Count(count => count.Message.IsSent),
                ["delivered"] = domain.Count(count => count.Message.IsDelivered),
                ["bounced"] = domain.Count(count => count.Message.Disposition == Disposition.Bounced),
                ["opens"] = domain.Sum(count => count.AllOpens.Count()),
                ["clicks"] = domain.Sum(count => count.Clicks.Count),
                ["spamReports"] = domain.Count(count => count.Message.IsSpamReported),
            }),
    ];

    private static string DomainOf(string contact) =>
        contact.Contains('@', StringComparison.Ordinal) ? contact.Split('@').Last().ToLowerInvariant() : "(none)";
}
