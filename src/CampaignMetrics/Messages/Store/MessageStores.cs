using System.Text;

namespace CampaignMetrics.Messages.Store;

/// <summary>All messages of a ledger, spread over stores by their contacts' hashes. Any threads may apply events and read at once.</summary>
internal sealed class MessageStores(bool exactIds)
{
    public const int Bits = 6, Count = 1 << Bits;

    /// <summary>How many events wait for memory together.</summary>
    private const int Together = 64;

    private readonly MessageStore?[] _stores = new MessageStore?[Count];

    public Vocabulary Words { get; } = new();

    /// <summary>Those that have messages.</summary>
    public IReadOnlyList<MessageStore> All => [.. _stores.OfType<MessageStore>()];

    /// <summary>Folds a batch in, and empties it.</summary>
    public void Apply(EventBatch batch)
    {
        batch.Sort();
        for (var index = 0; index < Count; index++)
        {
            var events = batch.Of(index);
            for (; events.Length > Together; events = events[Together..]) Apply(StoreAt(index), batch, events[..Together]);
            if (!events.IsEmpty) Apply(StoreAt(index), batch, events);
        }
        batch.Clear();
    }

    /// <summary>Folds a batch of one event in, and empties it.</summary>
    public void ApplyOne(EventBatch batch)
    {
        var store = StoreAt(batch[0].Store);
        lock (store.Gate) store.Apply(batch[0], batch.ContactOf(batch[0]), batch.IdOf(batch[0]));
        batch.Clear();
    }

    /// <summary>The store that holds a contact's messages, or null if there is none yet.</summary>
    public MessageStore? Of(string contact) => Volatile.Read(ref _stores[KeyedHash.Hash64(Encoding.UTF8.GetBytes(contact)) >> 64 - Bits]);

    /// <summary>The wait for memory is most of the fold's time. Each step of touching is a loop of loads that do not depend on one another, so that the processor waits for many at once.</summary>
    private static void Apply(MessageStore store, EventBatch batch, ReadOnlySpan<int> events)
    {
        Span<int> found = stackalloc int[Together];
        for (var step = 0; step < MessageStore.TouchSteps; step++)
            for (var i = 0; i < events.Length; i++)
                found[i] = store.Touch(step, batch[events[i]], batch.ContactOf(batch[events[i]]), found[i]);
        lock (store.Gate)
            foreach (var index in events) store.Apply(batch[index], batch.ContactOf(batch[index]), batch.IdOf(batch[index]));
    }

    private MessageStore StoreAt(int index)
    {
        ref var store = ref _stores[index];
        return Volatile.Read(ref store) ?? Interlocked.CompareExchange(ref store, new MessageStore(Words, exactIds), null) ?? store!;
    }
}
