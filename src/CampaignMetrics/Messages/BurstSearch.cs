namespace CampaignMetrics.Messages;

/// <summary>Finds the clicks that lie in some closed window holding clicks on several distinct links.</summary>
internal sealed class BurstSearch
{
    private readonly Dictionary<int, int> _inWindow = [];

    /// <param name="clicks">Instants and URL slots, by time.</param>
    /// <param name="window">The window's length in milliseconds; both ends count.</param>
    /// <param name="links">How many distinct URLs make a burst.</param>
    /// <param name="isBurst">Set for each click that is in one.</param>
    public void Find(ReadOnlySpan<(long At, int Url)> clicks, long window, int links, Span<bool> isBurst)
    {
        isBurst.Clear();
        if (clicks.Length < links) return;
        _inWindow.Clear();
        int start = 0, marked = 0;
        for (var end = 0; end < clicks.Length; end++)
        {
            Count(clicks[end].Url, 1);
            for (; clicks[start].At < clicks[end].At - window; start++) Count(clicks[start].Url, -1);
            if (_inWindow.Count < links) continue;
            marked = Math.Max(marked, start);
            isBurst[marked..(end + 1)].Fill(true);
            marked = end + 1;
        }
    }

    private void Count(int url, int by)
    {
        var count = _inWindow.GetValueOrDefault(url) + by;
        if (count == 0) _inWindow.Remove(url);
        else _inWindow[url] = count;
    }
}
