using CampaignMetrics.Collections;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>A conversion of a contact.</summary>
/// <param name="Act">When, and which email it names, if any.</param>
/// <param name="Goal">The goal, a slot, or <see cref="Slot.None"/>.</param>
/// <param name="Order">The order, a slot, or <see cref="Slot.None"/>.</param>
/// <param name="Source">Where it came from, as the host says, a slot, or <see cref="Slot.None"/>.</param>
/// <param name="Amount">What it brought; null where it is not about money.</param>
/// <param name="Currency">The amount's currency.</param>
internal sealed record Conversion(ContactAct Act, int Goal, int Order, int Source, decimal? Amount, string Currency);

/// <summary>One conversion as it is counted: an order with its states and refunds, or a single event.</summary>
/// <param name="States">What may be attributed, by time; at least one.</param>
/// <param name="Refunds">What was paid back.</param>
internal sealed record ConversionUnit(IReadOnlyList<Conversion> States, IReadOnlyList<Conversion> Refunds)
{
    /// <summary>What counts: the latest state.</summary>
    public Conversion Latest => States[^1];
}

/// <summary>Puts a contact's conversions together by order.</summary>
internal static class Orders
{
    /// <param name="conversions">Of one contact.</param>
    /// <param name="lostRefunds">Receives refunds of no known order.</param>
    public static List<ConversionUnit> Of(IEnumerable<Conversion> conversions, List<Conversion> lostRefunds)
    {
        var units = new List<ConversionUnit>();
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

    /// <summary>An event without an amount belongs to no order, whatever it names.</summary>
    private static int KeyOf(Conversion conversion) => conversion.Amount is null ? Slot.None : conversion.Order;

    private static bool IsNoRefund(Conversion conversion) => conversion.Amount is null or >= 0;
}
