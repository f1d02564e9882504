using System.Globalization;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 7: revenue and goals of the scope's messages, and what belongs to none.</summary>
internal sealed class NaiveRevenue(NaiveOrders orders, NaiveScope scope, NaiveOptions options)
{
    private IEnumerable<NaiveConversion> Attributed =>
        orders.Conversions.Where(conversion => conversion.Message is { } count && scope.Holds(count.Message))
            .Where(conversion => !options.ByEventDate || scope.IsInPeriod(conversion.Date));

    /// <summary>Net, each in its own currency, never summed across; a refund follows its order.</summary>
    public JsonArray Revenue()
    {
        var states = Attributed.Where(order => order.IsOrder).Select(order => order.State!).ToList();
        var refunds = Attributed.SelectMany(order => order.Refunds).ToList();
        return
        [
            .. states.Concat(refunds).GroupBy(happened => happened.Currency)
                .Select(currency => (
                    Currency: currency.Key, Amount: currency.Sum(happened => happened.Amount!.Value),
                    Orders: currency.Count(happened => happened.Amount >= 0), Refunds: currency.Count(happened => happened.Amount < 0)))
                .OrderByDescending(row => row.Amount)
                .ThenBy(row => row.Currency, NaiveIds.Ordinal)
                .Select(row => new JsonObject
                {
                    ["currency"] = row.Currency, ["amount"] = Number(row.Amount), ["orders"] = row.Orders, ["refunds"] = row.Refunds,
                }),
        ];
    }

    /// <summary>A goal's conversions are its orders and its events that belong to none.</summary>
    public JsonArray Goals() =>
    [
        .. Attributed.Where(conversion => conversion.Goal is not null)
            .GroupBy(conversion => conversion.Goal!)
            .OrderByDescending(goal => goal.Count())
            .ThenBy(goal => goal.Key, NaiveIds.Ordinal)
            .Select(goal => new JsonObject
            {
                ["goal"] = goal.Key,
                ["conversions"] = goal.Count(),
                ["contacts"] = goal.Select(conversion => conversion.Contact).Distinct().Count(),
            }),
    ];

    /// <summary>In a scope without filters by email, campaign, list, workflow or tag; dates apply.</summary>
    public JsonObject Unattributed(IReadOnlyList<NaiveEvent> events)
    {
        return new JsonObject
        {
            ["unsubscribed"] = Marks("unsubscribed"),
            ["spamReports"] = Marks("spamReported"),
            ["conversions"] = scope.HasUnattributed
                ? orders.Conversions.Count(conversion => conversion.Message is null && IsIn(conversion.Date, conversion.Contact))
                : 0,
            ["refunds"] = scope.HasUnattributed ? orders.UnknownRefunds.Count(refund => IsIn(refund.At, refund.Contact)) : 0,
        };

        int Marks(string type) => scope.HasUnattributed
            ? events.Count(happened =>
                happened.Is(type) && happened.Email is null && !orders.IsOwed(happened)
                && IsIn(happened.At, happened.Contact) && !IsAutomation(happened))
            : 0;
    }

    /// <summary>The rules by which what names no email is Automation's. Section 3: it is counted in <c>excluded</c>, where it would else be
    /// counted as unattributed.</summary>
    public IEnumerable<string> AutomationRules(IReadOnlyList<NaiveEvent> events) => !scope.HasUnattributed ? [] : events
        .Where(happened => happened.Is("unsubscribed", "spamReported", "converted") && happened.Email is null)
        .Where(happened => IsIn(happened.At, happened.Contact))
        .SelectMany(LabelsOf)
        .Where(label => label.Actor == NaiveActor.Automation)
        .Select(label => label.Rule);

    private bool IsAutomation(NaiveEvent happened) => LabelsOf(happened).Any(label => label.Actor == NaiveActor.Automation);

    /// <summary>Rules 1, 3 and 4 say whose they are.</summary>
    private IEnumerable<NaiveLabel> LabelsOf(NaiveEvent happened) =>
        new NaiveActors([happened], new NaiveLinks(null, []), options).Labels();

    private bool IsIn(DateTimeOffset at, string contact) => scope.IsInPeriod(at) && !scope.IsLeftOut(contact);

    private static JsonNode? Number(decimal amount) => JsonNode.Parse(amount.ToString("0.#########", CultureInfo.InvariantCulture));
}
