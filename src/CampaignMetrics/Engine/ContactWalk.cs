using System.Runtime.InteropServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine;

/// <summary>Visits the messages of a store contact by contact, for each contact the events without an email first. Not
/// thread-safe.</summary>
/// <remarks>
/// <para>Reports count people, so they need all messages of a contact together. Where a visitor asks for some emails only, or where only
/// some can count, the walk goes to their messages and contacts alone: its cost depends on what is asked, and not on what is
/// stored.</para>
/// </remarks>
internal sealed class ContactWalk(MessageReader reader, IContactVisitor visitor)
{
    /// <summary>The most messages of one contact that are prefetched: more would evict each other from the cache.</summary>
    private const int Ahead = 64;

    /// <summary>If more than this share of the messages is to be visited, all are: that needs no list of them.</summary>
    private const int LargestShare = 4;

    // The messages to visit, ordered by contact; unused where all are.
    private readonly List<Place> _asked = [];
    private bool _visitsAsked;
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
    /// <param name="likely">Of a visitor that asks for all emails: those of which alone messages can count; null for all.</param>
    public void Prepare(MessageStore store, int[]? contacts = null, IReadOnlyList<int>? likely = null)
    {
        _asked.Clear();
        (_contacts, _only) = (store.Contacts.Count, contacts);
        _visitsAsked = visitor.Emails is not null || (likely is not null && contacts is null && AddLikely(store, likely));
        if (visitor.Emails is { } emails)
        {
            if (contacts is null) AddOf(store, emails);
            else foreach (var contact in contacts) AddOf(store, contact, emails);
        }

        _asked.Sort();
    }

    /// <summary>Visits the recorded messages. Each is read under the gate, so it is consistent, but later ones may be newer.</summary>
    public void Go(MessageStore store)
    {
        if (_visitsAsked)
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

    /// <summary>Adds the messages of emails, and the events without an email, of which each contact's matter.</summary>
    /// <returns>False if they are too many to be worth a list.</returns>
    private bool AddLikely(MessageStore store, IReadOnlyList<int> emails)
    {
        AddOf(store, [0, .. emails]);
        if (_asked.Count <= store.Count / LargestShare) return true;
        _asked.Clear();
        return false;
    }

    private void AddOf(MessageStore store, IReadOnlyList<int> emails)
    {
        var chains = store.Chains;
        foreach (var email in emails)
            for (var message = chains.FirstOfEmail(email); message != Slot.None; message = chains.NextOfEmail(message))
                _asked.Add(new Place(store.Contacts.SlotAt(store[message].Contact), message));
    }

    private void AddOf(MessageStore store, int contact, IReadOnlyList<int> emails)
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
        foreach (var place in asked)
            if (store[place.Message].Email != 0) Add(store, contact, place.Message);
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
