namespace Plain;

/// <summary>A conversion with an amount: a state of an order, or where it is negative a refund.</summary>
internal sealed record Conversion(string? Email, string Recipient, DateTime At, decimal Amount, string Currency, string Order);

internal sealed record Revenue(string Currency)
{
    public decimal Amount { get; set; }
    public int Orders { get; set; }
    public int Refunds { get; set; }

    /// <summary>Sums what can be attributed: to the email that is named, or to the contact's last counted click of the week
    /// before.</summary>
    /// <param name="conversions">All.</param>
    /// <param name="clicks">The counted clicks of each contact, by time.</param>
    public static List<Revenue> Of(List<Conversion> conversions, Dictionary<string, List<DateTime>> clicks)
    {
        var rows = new Dictionary<string, Revenue>();
        foreach (var order in conversions.GroupBy(conversion => (conversion.Recipient, conversion.Order)))
        {
            var states = order.Where(conversion => conversion.Amount >= 0).OrderBy(conversion => conversion.At).ToList();
            if (!states.Exists(state => state.Email is not null || HasClickBefore(clicks, state))) continue;
            Row(states[^1]).Orders++;
            Row(states[^1]).Amount += states[^1].Amount;
            foreach (var refund in order.Where(conversion => conversion.Amount < 0))
            {
                Row(refund).Refunds++;
                Row(refund).Amount += refund.Amount;
            }
        }
        return [.. rows.Values.OrderByDescending(row => row.Amount).ThenBy(row => row.Currency, StringComparer.Ordinal)];

        Revenue Row(Conversion conversion)
        {
            if (!rows.TryGetValue(conversion.Currency, out var row)) rows.Add(conversion.Currency, row = new Revenue(conversion.Currency));
            return row;
        }
    }

    private static bool HasClickBefore(Dictionary<string, List<DateTime>> clicks, Conversion state)
    {
        if (!clicks.TryGetValue(state.Recipient, out var at)) return false;
        var last = at.FindLastIndex(click => click <= state.At);
        return last >= 0 && state.At - at[last] <= TimeSpan.FromDays(7);
    }
}
