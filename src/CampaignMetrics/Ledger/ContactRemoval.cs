using System.Text;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Events;

namespace CampaignMetrics.Ledger;

/// <summary>Copies all messages into new stores, with other events in the place of a contact's. The new stores have the texts of those
/// events alone, so nothing of what only the contact's events named is in them.</summary>
internal sealed class ContactRemoval(MessageStores from, ContactId contact, CancellationToken cancellationToken)
{
    /// <summary>As many events as the stores prefetch together.</summary>
    private const int Together = 256;

    private readonly byte[] _contact = Encoding.UTF8.GetBytes(contact.Value);
    private readonly StoredFields _stored = new(from.Words);
    private byte[] _log = new byte[1024];

    /// <summary>What was removed.</summary>
    public ForgottenContact Removed { get; private set; }

    /// <summary>Whether the contact has events.</summary>
    public static bool IsDue(MessageStores stores, ContactId contact) =>
        stores.Of(contact.Value)?.Whole() is { } store && store.Of(contact.Value).Count > 0;

    /// <summary>The new stores; null if the contact has no events.</summary>
    /// <param name="erase">Gives the events that take the place of the contact's.</param>
    public MessageStores? Stores(Func<IReadOnlyList<EmailEvent>, IReadOnlyList<EmailEvent>> erase)
    {
        var own = Own();
        if (own.Count == 0) return null;
        Removed = Removed with { Events = own.Count };
        var to = from.NewEmpty();
        var isWhole = false;
        try
        {
            var batch = new EventBatch(to.Words, Together);
            Add(batch, erase(own), own.Count, to);
            foreach (var store in from.All) Copy(store.Whole(), batch, to);
            to.Apply(batch);
            isWhole = true;
            return to;
        }
        finally
        {
            if (!isWhole) to.Dispose();
        }
    }

    /// <summary>The contact's events, in the order of its history.</summary>
    private List<EmailEvent> Own()
    {
        var own = new List<EmailEvent>();
        if (from.Of(contact.Value)?.Whole() is not { } store) return own;
        foreach (var message in store.Of(contact.Value))
        {
            if (store[message].Email != 0) Removed = Removed with { Messages = Removed.Messages + 1 };
            Read(store, message, fields => own.Add(EmailEvent.From(fields)));
        }
        own.Sort(MessageHistory.InOrder);
        return own;
    }

    private static void Add(EventBatch batch, IReadOnlyList<EmailEvent> erased, int count, MessageStores to)
    {
        if (erased is null || erased.Count != count)
            throw new InvalidOperationException("Erasing has to give as many events as it gets.");
        foreach (var emailEvent in erased)
        {
            if (emailEvent is null) throw new InvalidOperationException("Erasing gives no event: null");
            if (batch.Add(emailEvent) is { } reason) throw new InvalidOperationException($"Erasing gives no event: {reason}");
            if (batch.IsFull) to.Apply(batch);
        }
    }

    /// <summary>Copies the messages of the others.</summary>
    private void Copy(MessageStore store, EventBatch batch, MessageStores to)
    {
        for (var message = 0; message < store.Count; message++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (store.Contacts.At(store[message].Contact).SequenceEqual(_contact)) continue;
            Read(store, message, fields =>
            {
                batch.Add(fields);
                if (batch.IsFull) to.Apply(batch);
            });
        }
        to.AddCounts(store.Duplicates, store.Refused);
    }

    /// <summary>Shows each event of a message that counts, copies apart; its fields are valid until the next.</summary>
    private void Read(MessageStore store, int message, Action<EventFields> see)
    {
        // A copy, since the store may be spilled meanwhile.
        var slot = store[message];
        var length = store.CopyLog(slot, ref _log);
        ReadOnlySpan<byte> log = _log.AsSpan(0, length);
        while (!log.IsEmpty)
        {
            var record = EventRecord.Next(ref log);
            if (EventRecord.IsDead(record)) continue;
            var entry = EventRecord.Read(record, slot.Base, out var values);
            see(_stored.Of(entry, entry.Segments, values, record, slot.Email, store.Contacts.At(slot.Contact)));
        }
    }
}
