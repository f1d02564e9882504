using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine;

/// <summary>Adds up the messages of some stores. One thread has one.</summary>
internal sealed class StoreTally(MessageReader reader, Tally tally)
{
    private long _events, _duplicates, _refused;

    /// <summary>
    /// Adds all messages that the store has now. It may be written to meanwhile: each message is added as it is at one instant.
    /// </summary>
    public void Add(MessageStore store)
    {
        int count;
        lock (store.Gate)
        {
            count = store.Count;
            _events += store.Events;
            _duplicates += store.Duplicates;
            _refused += store.Refused;
        }
        tally.Turn(store.Contacts);
        if (tally.NeedsOwed) Owe(store);
        for (var message = 0; message < count; message++) Add(store, message);
        tally.Turn(null);
    }

    public ReportSums ToSums()
    {
        var sums = tally.ToSums();
        sums.Input.Events = _events;
        sums.Input.Duplicates = _duplicates;
        sums.Input.Refuse(_refused);
        return sums;
    }

    private void Owe(MessageStore store)
    {
        foreach (var message in store.Unnamed())
        {
            reader.Open(store, message);
            tally.Owe(reader.State, reader.Entries);
        }
    }

    private void Add(MessageStore store, int message)
    {
        reader.Open(store, message);
        if (!reader.State.IsMessage) tally.AddUnnamed(reader.State, reader.Entries);
        if (tally.Wants(reader.State, reader.Entries)) tally.Add(reader.Folded());
    }
}
