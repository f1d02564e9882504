using System.Text.Json.Nodes;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Tests.Reference;

/// <summary>A row an email of the scope.</summary>
internal static class NaiveEmails
{
    public static JsonArray Json(
        IReadOnlyList<NaiveCount> counts, Definition definition, Func<IReadOnlyList<NaiveCount>, JsonObject?> amounts) =>
    [
        .. counts.Where(count => count.Message.Disposition != Disposition.NotSelected).GroupBy(count => count.Message.Email)
            .OrderByDescending(email => NaiveMetrics.Of(email, definition, Metric.Sent))
            .ThenBy(email => email.Key.Value, StringComparer.Ordinal)
            .Select(email => Row([.. email], definition, amounts([.. counts.Where(count => count.Message.Email == email.Key)]))),
    ];

    private static JsonObject Row(IReadOnlyList<NaiveCount> counts, Definition definition, JsonObject? amounts)
    {
        var message = counts[0].Message;
        var row = new JsonObject
        {
            ["email"] = message.Email.Value,
            ["name"] = message.Entry?.Name,
            ["campaign"] = counts.SelectMany(count => NaiveScope.CampaignsOf(count.Message))
                .Select(campaign => campaign.Value)
                .Min(StringComparer.Ordinal),
            ["sentAt"] = SentAt(counts) is { } sentAt ? NaiveTimes.Json(sentAt, TimeZoneInfo.Utc) : null,
            ["delivery"] = NaiveDelivery.Counts(counts, definition),
            ["engagement"] = NaiveEngagement.Json(counts, definition),
            ["rates"] = NaiveRates.Of(counts, definition),
        };
        if (amounts is not null) row["amounts"] = amounts;
        return row;
    }

    /// <summary>As the catalog says, else when the first message was sent.</summary>
    private static DateTimeOffset? SentAt(IReadOnlyList<NaiveCount> counts) =>
        counts[0].Message.Entry?.SentAt
            ?? counts.Where(count => count.Message.IsSent).Min(count => (DateTimeOffset?)count.Message.SendingInstant);
}
