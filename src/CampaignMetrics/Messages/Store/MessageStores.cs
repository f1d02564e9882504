using System.Text;

namespace CampaignMetrics.Messages.Store;

/// <summary>All messages of a ledger, spread over stores by their contacts' hashes. Any threads may apply events and read at once.</summary>
internal sealed class MessageStores(bool exactIds)
{
    public const int Bits = 6, Count = 1 << Bits;

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
            for (; events.Length > MessageStore.Together; events = events[MessageStore.Together..]) StoreAt(index).Apply(batch, events[..MessageStore.Together]);
            if (!events.IsEmpty) StoreAt(index).Apply(batch, events);
        }
        batch.Clear();
    }

    /// <summary>Folds a batch of one event in, and empties it.</summary>
    public void ApplyOne(EventBatch batch)
    {
        StoreAt(batch[0].Store).Apply(batch, [0]);
        batch.Clear();
    }

    /// <summary>The store that holds a contact's messages, or null if there is none yet.</summary>
    public MessageStore? Of(string contact) => Volatile.Read(ref _stores[KeyedHash.Hash64(Encoding.UTF8.GetBytes(contact)) >> 64 - Bits]);

    private MessageStore StoreAt(int index)
    {
        ref var store = ref _stores[index];
        return Volatile.Read(ref store) ?? Interlocked.CompareExchange(ref store, new MessageStore(Words, exactIds), null) ?? store!;
    }
}
