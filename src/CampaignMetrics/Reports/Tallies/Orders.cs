using CampaignMetrics.Collections;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>A conversion event of a contact.</summary>
/// <param name="Act">When it happened, and which email it names, if any.</param>
/// <param name="Goal">The slot of the goal, or <see cref="Slot.None"/>.</param>
/// <param name="Order">The slot of the order id, or <see cref="Slot.None"/>.</param>
/// <param name="Source">The slot of the source that the host states, or <see cref="Slot.None"/>.</param>
/// <param name="Amount">The revenue, negative for a refund; null where it is not about money.</param>
/// <param name="Currency">The amount's currency.</param>
internal sealed record Conversion(ContactAct Act, int Goal, int Order, int Source, decimal? Amount, string Currency);

/// <summary>One conversion as it is counted: an order with all its events and refunds, or a single event.</summary>
/// <param name="States">The events that state the order's amount, by time; at least one. A later one corrects the earlier ones.</param>
/// <param name="Refunds">The refunds of the order.</param>
internal sealed record ConversionUnit(IReadOnlyList<Conversion> States, IReadOnlyList<Conversion> Refunds)
{
    /// <summary>The latest state, whose amount and goal count.</summary>
    public Conversion Latest => States[^1];
}

/// <summary>Groups a contact's conversion events by order.</summary>
internal static class Orders
{
    /// <summary>The conversions of a contact as they are counted.</summary>
    /// <param name="conversions">The conversion events of one contact.</param>
    /// <param name="lostRefunds">Receives refunds that name no order, or one that no event placed.</param>
    public static List<ConversionUnit> Of(IReadOnlyList<Conversion> conversions, List<Conversion> lostRefunds)
    {
        var units = new List<ConversionUnit>();
        if (conversions.Count == 1)
        {
            // What most contacts with a conversion have.
            if (IsNoRefund(conversions[0])) units.Add(new ConversionUnit([conversions[0]], []));
            else lostRefunds.Add(conversions[0]);
            return units;
        }
        foreach (var order in conversions.OrderBy(conversion => conversion.Act).GroupBy(KeyOf))
        {
            if (order.Key == Slot.None) units.AddRange(order.Where(IsNoRefund).Select(alone => new ConversionUnit([alone], [])));
            var states = order.Key == Slot.None ? [] : order.Where(IsNoRefund).ToList();
            var refunds = order.Where(conversion => !IsNoRefund(conversion)).ToList();
            if (states.Count == 0) lostRefunds.AddRange(refunds);
            else units.Add(new ConversionUnit(states, refunds));
        }
        return units;
    }

    /// <summary>The order that an event belongs to. An event without an amount belongs to none, even if it names one.</summary>
    private static int KeyOf(Conversion conversion) => conversion.Amount is null ? Slot.None : conversion.Order;

    private static bool IsNoRefund(Conversion conversion) => conversion.Amount is null or >= 0;
}
