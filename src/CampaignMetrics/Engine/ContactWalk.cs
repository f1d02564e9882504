using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine;

/// <summary>Visits the messages of a store contact by contact, for each contact the events without an email first. Not
/// thread-safe.</summary>
/// <remarks>
/// <para>Reports count people, so they need all messages of a contact together. A store keeps messages in order of arrival; the walk
/// chains those of each contact and prefetches ahead.</para>
/// </remarks>
internal sealed class ContactWalk(MessageReader reader, IContactVisitor visitor)
{
    /// <summary>The most messages of one contact that are prefetched: more would evict each other from the cache.</summary>
    private const int Ahead = 64;

    // Linked lists: for each contact its first message, for each message the next one of the same contact.
    private int[] _firsts = [], _nexts = [];
    private int _contacts;

    /// <summary>Records which messages the store has now. The caller holds the store's gate.</summary>
    public void Prepare(MessageStore store) => _contacts = PutTogether(store);

    /// <summary>Visits the recorded messages. Each is read under the gate, so it is consistent, but later ones may be newer.</summary>
    public void Go(MessageStore store)
    {
        for (var contact = 0; contact < _contacts; contact++)
        {
            // The messages of a contact lie anywhere in memory, so slots are prefetched two contacts ahead, and logs one.
            PrefetchSlots(store, contact + 2);
            PrefetchLogs(store, contact + 1);
            if (_firsts[contact] != Slot.None) Show(store, contact);
        }
    }

    private void PrefetchSlots(MessageStore store, int contact)
    {
        if (contact >= _contacts) return;
        var message = _firsts[contact];
        for (var i = 0; i < Ahead && message != Slot.None; i++, message = _nexts[message]) store.PrefetchSlot(message);
    }

    private void PrefetchLogs(MessageStore store, int contact)
    {
        if (contact >= _contacts) return;
        var message = _firsts[contact];
        for (var i = 0; i < Ahead && message != Slot.None; i++, message = _nexts[message]) store.PrefetchLog(message);
    }

    private void Show(MessageStore store, int contact)
    {
        var key = store.Contacts[contact];
        visitor.Begin(key);
        var first = _firsts[contact];
        for (; first != Slot.None && store[first].Email == 0; first = _nexts[first])
        {
            reader.Open(store, first, contact);
            visitor.AddUnnamed();
        }
        for (var message = visitor.LooksAhead ? first : Slot.None; message != Slot.None; message = _nexts[message])
        {
            reader.Open(store, message, contact);
            visitor.LookAhead();
        }
        for (var message = first; message != Slot.None; message = _nexts[message])
        {
            reader.Open(store, message, contact);
            visitor.Add();
        }
        visitor.End(key);
    }

    /// <summary>Chains the messages of each contact, events without an email first: conversions are then known before the messages that
    /// may have earned them.</summary>
    /// <returns>The number of contacts.</returns>
    private int PutTogether(MessageStore store)
    {
        var contacts = store.Contacts.Count;
        if (_firsts.Length < contacts) _firsts = new int[contacts * 2];
        if (_nexts.Length < store.Count) _nexts = new int[store.Count * 2];
        _firsts.AsSpan(0, contacts).Fill(Slot.None);
        var unnamed = Slot.None;
        // Backwards, since each message is put before those that are chained already.
        for (var message = store.Count - 1; message >= 0; message--)
        {
            if (store[message].Email != 0) Chain(message, store.Contacts.SlotAt(store[message].Contact));
            else (_nexts[message], unnamed) = (unnamed, message);
        }
        for (int message = unnamed, next; message != Slot.None; message = next)
        {
            next = _nexts[message];
            Chain(message, store.Contacts.SlotAt(store[message].Contact));
        }
        return contacts;
    }

    private void Chain(int message, int contact) => (_nexts[message], _firsts[contact]) = (_firsts[contact], message);
}
