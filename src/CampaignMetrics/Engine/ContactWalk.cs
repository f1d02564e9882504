using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine;

/// <summary>Shows the messages of stores contact by contact, first what names no email. Not for two threads at once.</summary>
internal sealed class ContactWalk(MessageReader reader, IContactVisitor visitor)
{
    /// <summary>Of so many messages of a contact memory is asked for ahead: more would drive each other out.</summary>
    private const int Ahead = 64;

    private int[] _firsts = [], _nexts = [];
    private int _contacts;

    /// <summary>Takes which messages the store has now; its gate is held.</summary>
    public void Prepare(MessageStore store) => _contacts = PutTogether(store);

    /// <summary>Shows what was there then; each message as it is at one instant.</summary>
    public void Go(MessageStore store)
    {
        for (var contact = 0; contact < _contacts; contact++)
        {
            // The messages of a contact lie anywhere: the wait for memory would be most of the time.
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

    /// <summary>Chains the messages of each contact, what names no email first: conversions are then known before what earned
    /// them.</summary>
    /// <returns>How many contacts there are.</returns>
    private int PutTogether(MessageStore store)
    {
        var contacts = store.Contacts.Count;
        if (_firsts.Length < contacts) _firsts = new int[contacts * 2];
        if (_nexts.Length < store.Count) _nexts = new int[store.Count * 2];
        _firsts.AsSpan(0, contacts).Fill(Slot.None);
        var unnamed = Slot.None;
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
