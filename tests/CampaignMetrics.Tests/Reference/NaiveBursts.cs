namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 4, rule 7: clicks that follow each other as no hand does.</summary>
internal static class NaiveBursts
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterSending = TimeSpan.FromMinutes(5);

    /// <summary>Clicks in such a window, of those that rules 1 to 6 left open. Each window is seen from its first click.</summary>
    public static List<NaiveEvent> Of(IReadOnlyList<NaiveEvent> events, IReadOnlyList<NaiveEvent> clicks, NaiveLinks links)
    {
        return [.. clicks.SelectMany(first => AtOnceFrom(first).Concat(QuicklyFrom(first))).Distinct()];

        // a. At least 2 distinct links, or 3 clicks at all, within less than 1 s (half-open).
        IEnumerable<NaiveEvent> AtOnceFrom(NaiveEvent first)
        {
            var window = clicks.Where(click => click.At >= first.At && click.At < first.At + AtOnce).ToList();
            return DistinctLinks(window) >= 2 || window.Count >= 3 ? window : [];
        }

        // b. At least 3 within 10 s (closed) soon after sending; c. at least 5 at any time.
        IEnumerable<NaiveEvent> QuicklyFrom(NaiveEvent first)
        {
            var window = clicks.Where(click => click.At >= first.At && click.At <= first.At + Window).ToList();
            return DistinctLinks(window) >= (IsSoonAfterSending(first, events) ? 3 : 5) ? window : [];
        }

        int DistinctLinks(IEnumerable<NaiveEvent> window) =>
            window.Select(click => NaiveUrl.WithoutFragment(links.UrlOf(click))).Distinct().Count();
    }

    /// <summary>At most 5 min after the latest sent or delivered event at or before it, or where no such event is known.</summary>
    private static bool IsSoonAfterSending(NaiveEvent first, IReadOnlyList<NaiveEvent> events)
    {
        var latest = events.LastOrDefault(happened => happened.Is("sent", "delivered") && happened.At <= first.At);
        return latest is null || first.At - latest.At <= AfterSending;
    }
}
