namespace CampaignMetrics.Messages;

/// <summary>Finds the clicks that lie in some closed window holding clicks on several distinct links.</summary>
internal sealed class BurstSearch
{
    // By URL slot, all zero between two searches: emptied click by click, it costs what its own clicks cost.
    private int[] _inWindow = new int[16];
    private int _links;

    /// <param name="clicks">Instants and URL slots, by time.</param>
    /// <param name="window">The window's length in milliseconds; both ends count.</param>
    /// <param name="links">How many distinct URLs make a burst.</param>
    /// <param name="isBurst">Set for each click that is in one.</param>
    public void Find(ReadOnlySpan<(long At, int Url)> clicks, long window, int links, Span<bool> isBurst)
    {
        isBurst.Clear();
        if (clicks.Length < links) return;
        int start = 0, marked = 0;
        for (var end = 0; end < clicks.Length; end++)
        {
            Enter(clicks[end].Url);
            for (; clicks[start].At < clicks[end].At - window; start++) Leave(clicks[start].Url);
            if (_links < links) continue;
            marked = Math.Max(marked, start);
            isBurst[marked..(end + 1)].Fill(true);
            marked = end + 1;
        }
        foreach (var click in clicks[start..]) Leave(click.Url);
    }

    private void Enter(int url)
    {
        if (url >= _inWindow.Length) Array.Resize(ref _inWindow, Math.Max(url + 1, _inWindow.Length * 2));
        if (_inWindow[url]++ == 0) _links++;
    }

    private void Leave(int url)
    {
        if (--_inWindow[url] == 0) _links--;
    }
}
