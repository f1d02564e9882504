namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 7: an order, or an event of a goal that belongs to none, and the message it is attributed to.</summary>
/// <param name="Contact">Who converted.</param>
/// <param name="Goal">The goal that was reached.</param>
/// <param name="Date">When that was: of an order, when the earliest of its states was that can be attributed, else the earliest.</param>
/// <param name="Message">The message that it is attributed to.</param>
/// <param name="State">The order's latest state.</param>
/// <param name="Refunds">The order's refunds.</param>
internal sealed record NaiveConversion(
    string Contact, string? Goal, DateTimeOffset Date, NaiveCount? Message, NaiveEvent? State, IReadOnlyList<NaiveEvent> Refunds)
{
    public bool IsOrder => State is not null;
}

/// <summary>Section 7: conversions, orders and refunds, and who they are attributed to. Attribution comes before the scope.</summary>
internal sealed class NaiveOrders
{
    private static readonly TimeSpan ClickWindow = TimeSpan.FromDays(7);

    private readonly IReadOnlyList<NaiveCount> _all;
    private readonly NaiveOptions _options;

    public NaiveOrders(IReadOnlyList<NaiveEvent> events, IReadOnlyList<NaiveCount> all, NaiveOptions options)
    {
        (_all, _options) = (all, options);
        // Conversions stated to be Automation's change nothing.
        var converted = events.Where(happened => happened.Is("converted") && !happened.StatesAutomation).InOrder().ToList();
        var ofOrders = converted.Where(happened => happened is { Order: not null, Amount: not null })
            .GroupBy(happened => (happened.Contact, happened.Order))
            .ToList();
        var knownOrders = ofOrders.Where(order => order.Any(happened => happened.Amount >= 0)).ToList();
        var single = converted.Where(happened => happened.Order is null && happened.Amount >= 0);
        var plain = converted.Where(happened => happened.Amount is null);
        Conversions =
        [
            .. knownOrders.Select(order => OrderOf([.. order])),
            .. single.Select(happened => OrderOf([happened])),
            .. plain.Select(happened => new NaiveConversion(happened.Contact, happened.Goal, happened.At, MessageOf(happened), null, [])),
        ];
        UnknownRefunds =
        [
            .. converted.Where(happened => happened.Amount < 0)
                .Where(refund => !knownOrders.Exists(order => order.Key == (refund.Contact, refund.Order))),
        ];
        if (options.Unsubscribe is { } window) OweMarks(events, window);
    }

    /// <summary>Section 7: by option to the contact's last counted click on an unsubscribe link; but for its role.</summary>
    private void OweMarks(IReadOnlyList<NaiveEvent> events, TimeSpan window)
    {
        foreach (var mark in events.Where(happened => happened.Is("unsubscribed", "spamReported") && happened.Email is null))
        {
            var label = new NaiveActors([mark], new NaiveLinks(null, []), _options).Labels().Single();
            if (label.Actor == NaiveActor.Automation) continue;
            Last(mark, UnsubscribeClicks, window)?.Message.Owed.Add(mark);
        }
    }

    private static IEnumerable<NaiveLabel> UnsubscribeClicks(NaiveCount count) => count.Message.Of("clicked").Where(click =>
        count.IsDelivered && count.Message.Links.RoleOf(click.Event) == "unsubscribe"
        && count.ReasonAgainst(click) is null or "link-role");

    /// <summary>Whether it goes to a message.</summary>
    public bool IsOwed(NaiveEvent mark) => _all.Any(count => count.Message.Owed.Contains(mark));

    public IReadOnlyList<NaiveConversion> Conversions { get; }

    /// <summary>Refunds of no known order change nothing.</summary>
    public IReadOnlyList<NaiveEvent> UnknownRefunds { get; }

    /// <summary>
    /// Amounts ≥ 0 are states, of which the latest counts; negative ones are refunds. It is attributed where the earliest of its states
    /// that can be attributed is. An unattributed order has the date of its earliest.
    /// </summary>
    private NaiveConversion OrderOf(IReadOnlyList<NaiveEvent> events)
    {
        var states = events.Where(happened => happened.Amount >= 0).ToList();
        var earning = states.Find(state => MessageOf(state) is not null);
        var refunds = events.Where(happened => happened.Amount < 0).ToList();
        return new NaiveConversion(
            states[0].Contact, states[^1].Goal, (earning ?? states[0]).At, earning is null ? null : MessageOf(earning), states[^1],
            refunds);
    }

    /// <summary>The email that it names, else the contact's last counted click within the window, else nothing.</summary>
    private NaiveCount? MessageOf(NaiveEvent conversion)
    {
        if (conversion.Email is not null) return _all.First(count => count.Message.Events.Contains(conversion));
        return Last(conversion, count => count.AllClicks, ClickWindow)
            ?? (_options.ViewThrough is { } window ? Last(conversion, count => count.HumanOpens, window) : null);
    }

    /// <summary>Windows are closed; ties: id, then email.</summary>
    private NaiveCount? Last(NaiveEvent conversion, Func<NaiveCount, IEnumerable<NaiveLabel>> labels, TimeSpan window) =>
        _all.Where(count => count.Message.Contact == conversion.Contact)
            .SelectMany(count => labels(count).Select(label => (Count: count, label.Event)))
            .Where(label => label.Event.At <= conversion.At && conversion.At - label.Event.At <= window)
            .InOrder(label => label.Event)
            .LastOrDefault().Count;
}
