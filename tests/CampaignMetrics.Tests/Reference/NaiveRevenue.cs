using System.Globalization;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 7: conversions that belong to messages of the scope, by currency.</summary>
internal static class NaiveRevenue
{
    public static JsonArray Json(
        IReadOnlyList<EmailEvent> events, IReadOnlyList<NaiveCount> all, IReadOnlyList<NaiveCount> scoped, TimeSpan window)
    {
        var named = scoped.SelectMany(count => count.Message.Of<Converted>());
        var unnamed = events.OfType<Converted>().Where(conversion => conversion.Email is null)
            .GroupBy(conversion => conversion.Recipient).SelectMany(NaiveIds.Distinct).Cast<Converted>()
            .Where(conversion => MessageOf(conversion, all, window) is { } count && scoped.Contains(count));
        return
        [
            .. named.Concat(unnamed).Select(conversion => conversion.Amount).OfType<Money>()
                .GroupBy(money => money.Currency)
                .Select(currency => (Currency: currency.Key, Amount: currency.Sum(money => money.Amount), Orders: currency.Count()))
                .OrderByDescending(row => row.Amount).ThenBy(row => row.Currency, StringComparer.Ordinal)
                .Select(row => new JsonObject { ["currency"] = row.Currency, ["amount"] = Number(row.Amount), ["orders"] = row.Orders }),
        ];
    }

    /// <summary>The message of the contact's last counted click within the window before the conversion.</summary>
    private static NaiveCount? MessageOf(Converted conversion, IReadOnlyList<NaiveCount> all, TimeSpan window)
    {
        var clicks = all.Where(count => count.Message.Contact == conversion.Recipient).SelectMany(count => count.Clicks)
            .Where(click => click.Event.At <= conversion.At && conversion.At - click.Event.At <= window)
            .OrderByDescending(click => click.Event.Email!.Value.Value, StringComparer.Ordinal); // an id is one within its message only
        return NaiveIds.Latest(clicks, click => click.Event) is { } last ? all.Single(count => count.Clicks.Contains(last)) : null;
    }

    /// <summary>Without the zeros that end it.</summary>
    private static JsonNode? Number(decimal amount) => JsonNode.Parse(amount.ToString("0.#########", CultureInfo.InvariantCulture));
}
