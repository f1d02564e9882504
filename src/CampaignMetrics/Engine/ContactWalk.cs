using System.Runtime.InteropServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine;

/// <summary>Visits the messages of a store contact by contact, for each contact the events without an email first. Not
/// thread-safe.</summary>
/// <remarks>
/// <para>Reports count people, so they need all messages of a contact together. Where a visitor asks for some emails only, the walk goes to
/// their messages and contacts alone: its cost depends on what is asked, and not on what is stored.</para>
/// </remarks>
internal sealed class ContactWalk(MessageReader reader, IContactVisitor visitor)
{
    /// <summary>The most messages of one contact that are prefetched: more would evict each other from the cache.</summary>
    private const int Ahead = 64;

    // The messages of the emails that the visitor asks for, ordered by contact; unused where it asks for all.
    private readonly List<Place> _asked = [];
    private int _contacts;
    private int[]? _only;

    /// <summary>Visits all messages of stores, one store after the other.</summary>
    /// <param name="stores">The stores.</param>
    /// <param name="cancellationToken">Cancels the walk between two stores.</param>
    public void Go(IReadOnlyList<MessageStore> stores, CancellationToken cancellationToken)
    {
        foreach (var part in stores)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var store = part.Whole();
            // Under the lock only the list of messages is taken; reading them takes it for one message at a time.
            lock (store.Gate) Prepare(store);
            Go(store);
        }
    }

    /// <summary>Records which messages are to be visited. The caller holds the store's gate.</summary>
    /// <param name="store">The store.</param>
    /// <param name="contacts">The slots of the only contacts to visit, in order; null for all.</param>
    public void Prepare(MessageStore store, int[]? contacts = null)
    {
        _asked.Clear();
        (_contacts, _only) = (store.Contacts.Count, contacts);
        if (visitor.Emails is not { } emails) return;
        var chains = store.Chains;
        if (contacts is not null)
        {
            foreach (var contact in contacts) PrepareOf(store, contact, emails);
            _asked.Sort();
            return;
        }
        foreach (var email in emails)
            for (var message = chains.FirstOfEmail(email); message != Slot.None; message = chains.NextOfEmail(message))
                _asked.Add(new Place(store.Contacts.SlotAt(store[message].Contact), message));
        _asked.Sort();
    }

    /// <summary>Visits the recorded messages. Each is read under the gate, so it is consistent, but later ones may be newer.</summary>
    public void Go(MessageStore store)
    {
        if (visitor.Emails is not null)
        {
            GoToAsked(store);
            return;
        }
        var count = _only?.Length ?? _contacts;
        for (var i = 0; i < count; i++)
        {
            // The messages of a contact lie anywhere in memory, and each is found by what is prefetched a contact earlier.
            if (i + 4 < count) store.Chains.Prefetch(ContactAt(i + 4));
            if (i + 3 < count) PrefetchSlots(store, ContactAt(i + 3));
            if (i + 2 < count) PrefetchLogs(store, ContactAt(i + 2));
            if (i + 1 < count) PrefetchEarlierLogs(store, ContactAt(i + 1));
            Show(store, ContactAt(i));
        }
    }

    private int ContactAt(int index) => _only is null ? index : _only[index];

    private void PrepareOf(MessageStore store, int contact, IReadOnlyList<int> emails)
    {
        foreach (var email in emails)
            if (store.Find(email, contact) is >= 0 and var message) _asked.Add(new Place(contact, message));
    }

    private void GoToAsked(MessageStore store)
    {
        var asked = CollectionsMarshal.AsSpan(_asked);
        for (int from = 0, to; from < asked.Length; from = to)
        {
            for (to = from + 1; to < asked.Length && asked[to].Contact == asked[from].Contact; to++) { }
            Show(store, asked[from].Contact, asked[from..to]);
        }
    }

    private void PrefetchSlots(MessageStore store, int contact)
    {
        var message = store.Chains.FirstOfContact(contact);
        for (var i = 0; i < Ahead && message != Slot.None; i++, message = store.Chains.NextOfContact(message)) store.PrefetchSlot(message);
    }

    private void PrefetchLogs(MessageStore store, int contact)
    {
        var message = store.Chains.FirstOfContact(contact);
        for (var i = 0; i < Ahead && message != Slot.None; i++, message = store.Chains.NextOfContact(message)) store.PrefetchLog(message);
    }

    private void PrefetchEarlierLogs(MessageStore store, int contact)
    {
        var message = store.Chains.FirstOfContact(contact);
        for (var i = 0; i < Ahead && message != Slot.None; i++, message = store.Chains.NextOfContact(message))
            store.PrefetchEarlierLog(message);
    }

    /// <summary>Visits all messages of a contact.</summary>
    private void Show(MessageStore store, int contact)
    {
        var first = store.Chains.FirstOfContact(contact);
        if (first == Slot.None) return;
        var key = store.Contacts[contact];
        visitor.Begin(key);
        first = ShowUnnamed(store, contact, first);
        if (visitor.LooksAhead) LookAhead(store, contact, first);
        for (var message = first; message != Slot.None; message = store.Chains.NextOfContact(message)) Add(store, contact, message);
        visitor.End(key);
    }

    /// <summary>Visits the messages of a contact that are asked for, and its others only where they matter.</summary>
    private void Show(MessageStore store, int contact, ReadOnlySpan<Place> asked)
    {
        var key = store.Contacts[contact];
        visitor.Begin(key);
        var first = ShowUnnamed(store, contact, store.Chains.FirstOfContact(contact));
        if (visitor.LooksAhead) LookAhead(store, contact, first);
        foreach (var place in asked) Add(store, contact, place.Message);
        if (visitor.NeedsOthers)
            for (var message = first; message != Slot.None; message = store.Chains.NextOfContact(message))
                if (asked.BinarySearch(new Place(contact, message)) < 0) Add(store, contact, message);
        visitor.End(key);
    }

    /// <summary>Visits the contact's events without an email, if it has any.</summary>
    /// <returns>The contact's first message after them.</returns>
    private int ShowUnnamed(MessageStore store, int contact, int first)
    {
        if (store[first].Email != 0) return first;
        if (reader.Open(store, first, contact)) visitor.AddUnnamed();
        return store.Chains.NextOfContact(first);
    }

    private void LookAhead(MessageStore store, int contact, int first)
    {
        for (var message = first; message != Slot.None; message = store.Chains.NextOfContact(message))
            if (reader.Open(store, message, contact)) visitor.LookAhead();
    }

    private void Add(MessageStore store, int contact, int message)
    {
        if (reader.Open(store, message, contact)) visitor.Add();
    }

    /// <summary>A message and its contact.</summary>
    private readonly record struct Place(int Contact, int Message) : IComparable<Place>
    {
        public int CompareTo(Place other) => Contact != other.Contact ? Contact.CompareTo(other.Contact) : Message.CompareTo(other.Message);
    }
}
