using System.Collections.Immutable;

namespace CampaignMetrics.Contacts.Timelines;

/// <summary>One page of a timeline.</summary>
/// <param name="Items">The entries, newest first.</param>
/// <param name="Next">The cursor of the next page; null on the last page.</param>
public sealed record TimelinePage(ImmutableArray<TimelineItem> Items, TimelineCursor? Next)
{
    /// <summary>A page of one contact's timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="query">Which page, and who may see what.</param>
    public static TimelinePage Of(ContactTimeline timeline, TimelineQuery query) => Of([Door.Given(timeline, nameof(timeline))], query);

    /// <summary>A page of the timelines of several contacts merged into one, as a deal shows it.</summary>
    /// <param name="timelines">The timelines; one for each contact.</param>
    /// <param name="query">Which page, and who may see what.</param>
    public static TimelinePage Of(IEnumerable<ContactTimeline> timelines, TimelineQuery query)
    {
        ArgumentNullException.ThrowIfNull(timelines);
        ArgumentNullException.ThrowIfNull(query);
        var items = timelines.Where(timeline => query.MaySee(Door.Given(timeline, nameof(timelines)).Contact))
            .SelectMany(timeline => timeline.Items());
        if (query.After is { } after) items = items.Where(item => TimelineOrder.Compare(after, TimelineCursor.Of(item)) < 0);
        // One entry more than asked for tells whether there is a next page.
        var page = items.Order(TimelineOrder.NewestFirst).Take((int)Math.Min(query.Size + 1L, int.MaxValue)).ToList();
        if (page.Count <= query.Size) return new TimelinePage([.. page], null);
        page.RemoveAt(query.Size);
        return new TimelinePage([.. page], TimelineCursor.Of(page[^1]));
    }
}
