namespace CampaignMetrics.Messages;

/// <summary>A click of a message as the search for bursts sees it.</summary>
/// <param name="At">The time, in milliseconds since 1970.</param>
/// <param name="Link">The number of the link without its fragment.</param>
internal readonly record struct BurstClick(long At, int Link);

/// <summary>Finds clicks that follow each other faster than a person clicks, as those of link scanners do. Not thread-safe.</summary>
/// <remarks>A window slides over the clicks twice: a short one for instant clicks, then a longer one for several links.</remarks>
internal sealed class BurstSearch(ActorThresholds thresholds)
{
    private readonly long _instant = (long)thresholds.InstantWindow.TotalMilliseconds;
    private readonly long _window = (long)thresholds.BurstWindow.TotalMilliseconds;
    private readonly long _afterSending = (long)thresholds.BurstAfterSending.TotalMilliseconds;

    // Clicks in the window by link. All zero between searches: each click that enters also leaves, so nothing has to be cleared.
    private int[] _inWindow = new int[16];
    private int _links;

    /// <summary>The smallest number of clicks that can be a burst.</summary>
    public int Fewest { get; } = Math.Min(
        Math.Min(thresholds.InstantLinks, thresholds.InstantClicks), Math.Min(thresholds.BurstLinks, thresholds.BurstLinksAtAnyTime));

    /// <summary>Finds all bursts among the clicks of a message.</summary>
    /// <param name="clicks">The clicks, by time.</param>
    /// <param name="milestones">When the message was sent and delivered: shortly afterwards fewer links make a burst.</param>
    /// <param name="isBurst">Receives for each click whether it is in a burst.</param>
    public void Find(ReadOnlySpan<BurstClick> clicks, Milestones milestones, Span<bool> isBurst)
    {
        isBurst.Clear();
        // The instant window is half-open: in whole milliseconds, a closed one that is 1 shorter.
        if (_instant > 0) Find(clicks, isBurst, _instant - 1, milestones: null);
        Find(clicks, isBurst, _window, milestones);
    }

    /// <summary>Looks at each closed window that begins with a click, and marks all its clicks if it is a burst.</summary>
    private void Find(ReadOnlySpan<BurstClick> clicks, Span<bool> isBurst, long window, Milestones? milestones)
    {
        int end = 0, marked = 0;
        for (var start = 0; start < clicks.Length; start++)
        {
            for (; end < clicks.Length && clicks[end].At <= clicks[start].At + window; end++) Enter(clicks[end].Link);
            if (milestones is null ? IsTooFast(end - start) : IsTooMany(clicks[start].At, milestones))
            {
                // Windows overlap; marking only what is not marked yet keeps the search linear.
                marked = Math.Max(marked, start);
                isBurst[marked..end].Fill(true);
                marked = end;
            }
            Leave(clicks[start].Link);
        }
    }

    private bool IsTooFast(int clicks) => _links >= thresholds.InstantLinks || clicks >= thresholds.InstantClicks;

    private bool IsTooMany(long first, Milestones milestones) =>
        _links >= thresholds.BurstLinksAtAnyTime || (_links >= thresholds.BurstLinks && milestones.IsShortlyAfter(first, _afterSending));

    private void Enter(int link)
    {
        if (link >= _inWindow.Length) Array.Resize(ref _inWindow, Math.Max(link + 1, _inWindow.Length * 2));
        if (_inWindow[link]++ == 0) _links++;
    }

    private void Leave(int link)
    {
        if (--_inWindow[link] == 0) _links--;
    }
}
