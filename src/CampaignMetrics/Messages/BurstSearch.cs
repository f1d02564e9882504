namespace CampaignMetrics.Messages;

/// <summary>A click of a message as the search for bursts sees it.</summary>
/// <param name="At">When.</param>
/// <param name="Link">Which link, fragments aside.</param>
internal readonly record struct BurstClick(long At, int Link);

/// <summary>Finds the clicks that come faster than a person clicks. Not for two threads at once.</summary>
internal sealed class BurstSearch(ActorThresholds thresholds)
{
    private readonly long _instant = (long)thresholds.InstantWindow.TotalMilliseconds;
    private readonly long _window = (long)thresholds.BurstWindow.TotalMilliseconds;
    private readonly long _afterSending = (long)thresholds.BurstAfterSending.TotalMilliseconds;

    // By link, all zero between two searches: emptied click by click, it costs what its own clicks cost.
    private int[] _inWindow = new int[16];
    private int _links;

    /// <summary>Fewer clicks are never a burst.</summary>
    public int Fewest { get; } = Math.Min(thresholds.InstantLinks, Math.Min(thresholds.InstantClicks, thresholds.BurstLinks));

    /// <param name="clicks">By time.</param>
    /// <param name="milestones">When the message was sent and delivered: shortly after it a few links are enough.</param>
    /// <param name="isBurst">Set for each click that is in a burst.</param>
    public void Find(ReadOnlySpan<BurstClick> clicks, Milestones milestones, Span<bool> isBurst)
    {
        isBurst.Clear();
        if (_instant > 0) Find(clicks, isBurst, _instant - 1, milestones: null);
        Find(clicks, isBurst, _window, milestones);
    }

    /// <summary>Marks all clicks of each window that begins with a click, both ends included, and is a burst.</summary>
    private void Find(ReadOnlySpan<BurstClick> clicks, Span<bool> isBurst, long window, Milestones? milestones)
    {
        int end = 0, marked = 0;
        for (var start = 0; start < clicks.Length; start++)
        {
            for (; end < clicks.Length && clicks[end].At <= clicks[start].At + window; end++) Enter(clicks[end].Link);
            if (milestones is null ? IsTooFast(end - start) : IsTooMany(clicks[start].At, milestones))
            {
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
