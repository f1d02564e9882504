namespace CampaignMetrics.Contacts.Timelines;

/// <summary>
/// The order of entries: newest first, then by contact, then by key. It looks at nothing that an update changes, so that cursors stay
/// valid.
/// </summary>
internal static class TimelineOrder
{
    public static Comparer<TimelineItem> NewestFirst { get; } =
        Comparer<TimelineItem>.Create((x, y) => Compare(TimelineCursor.Of(x), TimelineCursor.Of(y)));

    public static int Compare(in TimelineCursor x, in TimelineCursor y)
    {
        var order = y.Ticks.CompareTo(x.Ticks);
        if (order == 0) order = string.CompareOrdinal(x.Contact, y.Contact);
        // Keys descend: they number the status changes of one instant, and the last one is the newest.
        return order == 0 ? string.CompareOrdinal(y.Key, x.Key) : order;
    }
}
