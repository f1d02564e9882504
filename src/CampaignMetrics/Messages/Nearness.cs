using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>
/// Finds what comes from the same source as given events within a time on either side; both ends count. The same source is the same
/// address; where one of two events has none, the same user agent that is not empty.
/// </summary>
internal sealed class Nearness(SourceTable sources)
{
    private readonly List<(long Key, long At)> _byAddress = [], _byAgent = [], _byAgentAlone = [];

    public bool IsEmpty => _byAddress.Count == 0 && _byAgent.Count == 0;

    public void Clear()
    {
        _byAddress.Clear();
        _byAgent.Clear();
        _byAgentAlone.Clear();
    }

    public void Add(in Entry entry)
    {
        var (address, agent) = sources.Of(entry);
        if (address != Slot.None) _byAddress.Add((address, entry.At));
        if (agent == Slot.None) return;
        _byAgent.Add((agent, entry.At));
        if (address == Slot.None) _byAgentAlone.Add((agent, entry.At));
    }

    /// <summary>To be called once after the last <see cref="Add"/>.</summary>
    public void Sort()
    {
        _byAddress.Sort();
        _byAgent.Sort();
        _byAgentAlone.Sort();
    }

    public bool Holds(in Entry entry, long within)
    {
        var (address, agent) = sources.Of(entry);
        return address == Slot.None
            ? Holds(_byAgent, agent, entry.At, within)
            : Holds(_byAddress, address, entry.At, within) || Holds(_byAgentAlone, agent, entry.At, within);
    }

    private static bool Holds(List<(long Key, long At)> sorted, long key, long at, long within)
    {
        if (key == Slot.None) return false;
        var i = sorted.BinarySearch((key, at - within));
        if (i < 0) i = ~i;
        return i < sorted.Count && sorted[i].Key == key && sorted[i].At <= at + within;
    }
}
