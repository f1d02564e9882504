using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine;

/// <summary>Adds up the messages of some stores, contact by contact. Not thread-safe: each thread has its own, and their sums are added in
/// the end.</summary>
internal sealed class StoreTally<TSums>(MessageReader reader, IContactTally<TSums> tally) where TSums : ISums<TSums>
{
    private readonly ContactWalk _walk = new(reader, tally);
    private long _events, _duplicates, _refused;

    /// <summary>
    /// Adds all messages that the store has now. The store may be written to meanwhile; each message is read as of one moment.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="contacts">The slots of the only contacts to add, in order; null for all.</param>
    /// <param name="likely">The emails of which alone messages can count; null for all.</param>
    public void Add(MessageStore store, int[]? contacts = null, IReadOnlyList<int>? likely = null)
    {
        lock (store.Gate)
        {
            _events += store.Events;
            _duplicates += store.Duplicates;
            _refused += store.Refused;
            _walk.Prepare(store, contacts, likely);
        }
        _walk.Go(store);
    }

    public TSums ToSums()
    {
        var sums = tally.ToSums();
        sums.Input.Events = _events;
        sums.Input.Duplicates = _duplicates;
        sums.Input.Refuse(_refused);
        return sums;
    }
}
