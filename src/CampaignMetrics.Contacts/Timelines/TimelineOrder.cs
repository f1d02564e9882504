namespace CampaignMetrics.Contacts.Timelines;

/// <summary>Newest first; at one instant by contact and key, so that an entry's place never depends on what it holds.</summary>
internal static class TimelineOrder
{
    public static Comparer<TimelineItem> NewestFirst { get; } =
        Comparer<TimelineItem>.Create((x, y) => Compare(TimelineCursor.Of(x), TimelineCursor.Of(y)));

    public static int Compare(in TimelineCursor x, in TimelineCursor y)
    {
        var order = y.Ticks.CompareTo(x.Ticks);
        if (order == 0) order = string.CompareOrdinal(x.Contact, y.Contact);
        return order == 0 ? string.CompareOrdinal(y.Key, x.Key) : order;
    }
}
