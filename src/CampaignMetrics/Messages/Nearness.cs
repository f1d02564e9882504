using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>
/// Finds events from the same source as given ones within a time before or after them; both ends count. Two events have the same source if
/// they have the same address or, where one of them has no address, the same user agent that is not empty. Not thread-safe.
/// </summary>
internal sealed class Nearness(SourceTable sources)
{
    // The given events by source and time. _byAgentAlone has those without an address: only they match an event that has one by agent.
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

    /// <summary>Must be called after the last <see cref="Add"/> and before <see cref="Holds(in Entry, long)"/>.</summary>
    public void Sort()
    {
        _byAddress.Sort();
        _byAgent.Sort();
        _byAgentAlone.Sort();
    }

    /// <summary>Whether a given event from the same source lies at most so many milliseconds away.</summary>
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
