using System.Collections.Immutable;

namespace CampaignMetrics.Contacts.Timelines;

/// <summary>A page of a timeline.</summary>
/// <param name="Items">The entries, newest first.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
public sealed record TimelinePage(ImmutableArray<TimelineItem> Items, TimelineCursor? Next)
{
    /// <summary>A page of one contact's timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="query">Which page, and for whom.</param>
    public static TimelinePage Of(ContactTimeline timeline, TimelineQuery query) => Of([Door.Given(timeline, nameof(timeline))], query);

    /// <summary>A page of several contacts' timelines in one, as on a deal: what their own timelines show.</summary>
    /// <param name="timelines">The timelines; one for each contact.</param>
    /// <param name="query">Which page, and for whom.</param>
    public static TimelinePage Of(IEnumerable<ContactTimeline> timelines, TimelineQuery query)
    {
        ArgumentNullException.ThrowIfNull(timelines);
        ArgumentNullException.ThrowIfNull(query);
        var items = timelines.Where(timeline => query.MaySee(Door.Given(timeline, nameof(timelines)).Contact))
            .SelectMany(timeline => timeline.Items());
        if (query.After is { } after) items = items.Where(item => TimelineOrder.Compare(after, TimelineCursor.Of(item)) < 0);
        var page = items.Order(TimelineOrder.NewestFirst).Take((int)Math.Min(query.Size + 1L, int.MaxValue)).ToList();
        if (page.Count <= query.Size) return new TimelinePage([.. page], null);
        page.RemoveAt(query.Size);
        return new TimelinePage([.. page], TimelineCursor.Of(page[^1]));
    }
}
