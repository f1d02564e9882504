namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>
/// The order of events: by time, then by event id (ordinal), then by all other properties. It is total: only equal events compare as 0.
/// </summary>
internal sealed class SubscriptionEventOrder : IComparer<SubscriptionEvent>
{
    public static SubscriptionEventOrder Instance { get; } = new();

    public int Compare(SubscriptionEvent? x, SubscriptionEvent? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        if (x is null || y is null) return x is null ? -1 : 1;
        var order = x.At.UtcTicks.CompareTo(y.At.UtcTicks);
        if (order == 0) order = string.CompareOrdinal(x.Id.Value, y.Id.Value);
        return order == 0 ? CompareRest(x, y) : order;
    }

    private static int CompareRest(SubscriptionEvent x, SubscriptionEvent y)
    {
        var order = string.CompareOrdinal(x.Email?.Value, y.Email?.Value);
        if (order == 0) order = x.Trigger.CompareTo(y.Trigger);
        if (order == 0) order = string.CompareOrdinal(x.Type?.Value, y.Type?.Value);
        if (order == 0) order = Nullable.Compare(x.Method, y.Method);
        if (order == 0) order = string.CompareOrdinal(x.Proof, y.Proof);
        if (order == 0) order = string.CompareOrdinal(x.By, y.By);
        return order == 0 ? string.CompareOrdinal(x.Detail, y.Detail) : order;
    }
}
