using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>Finds what shares an address or a user agent with given events within a time on either side; both ends count.</summary>
internal sealed class Nearness
{
    private readonly List<(long Key, long At)> _agents = [], _addresses = [];

    public bool IsEmpty => _agents.Count == 0 && _addresses.Count == 0;

    public void Clear()
    {
        _agents.Clear();
        _addresses.Clear();
    }

    public void Add(in Entry entry)
    {
        if (entry.Agent != Slot.None) _agents.Add((entry.Agent, entry.At));
        if (entry.Address != Slot.None) _addresses.Add((entry.Address, entry.At));
    }

    /// <summary>To be called once after the last <see cref="Add"/>.</summary>
    public void Sort()
    {
        _agents.Sort();
        _addresses.Sort();
    }

    public bool Holds(in Entry entry, long within) =>
        Holds(_agents, entry.Agent, entry.At, within) || Holds(_addresses, entry.Address, entry.At, within);

    private static bool Holds(List<(long Key, long At)> sorted, long key, long at, long within)
    {
        if (key == Slot.None) return false;
        var i = sorted.BinarySearch((key, at - within));
        if (i < 0) i = ~i;
        return i < sorted.Count && sorted[i].Key == key && sorted[i].At <= at + within;
    }
}
