using System.Text;

namespace CampaignMetrics.Messages.Store;

/// <summary>All messages of a ledger, spread over stores by their contacts' hashes. Any threads may apply events and read at once.</summary>
internal sealed class MessageStores(bool exactIds)
{
    private const int Bits = 6;

    private readonly MessageStore?[] _stores = new MessageStore?[1 << Bits];

    public Vocabulary Words { get; } = new();

    /// <summary>Those that have messages.</summary>
    public IReadOnlyList<MessageStore> All => [.. _stores.OfType<MessageStore>()];

    /// <summary>Folds a batch in, and empties it.</summary>
    public void Apply(EventBatch batch)
    {
        if (batch.Count > 1) Touch(batch);
        for (var i = 0; i < batch.Count; i++)
        {
            ref readonly var happened = ref batch[i];
            var store = StoreOf(happened.ContactHash);
            lock (store.Gate) store.Apply(happened, batch.ContactOf(happened), batch.IdOf(happened));
        }
        batch.Clear();
    }

    /// <summary>The store that holds a contact's messages, or null if there is none yet.</summary>
    public MessageStore? Of(string contact) => Volatile.Read(ref _stores[KeyedHash.Hash64(Encoding.UTF8.GetBytes(contact)) >> 64 - Bits]);

    /// <summary>The wait for memory is most of the fold's time. Each step of a batch is a loop of loads that do not depend on one another, so that the processor waits for many at once.</summary>
    private void Touch(EventBatch batch)
    {
        Span<int> found = stackalloc int[EventBatch.Capacity];
        for (var step = 0; step < 5; step++)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                ref readonly var happened = ref batch[i];
                found[i] = StoreOf(happened.ContactHash).Touch(step, happened, batch.ContactOf(happened), found[i]);
            }
        }
    }

    private MessageStore StoreOf(ulong contactHash)
    {
        ref var store = ref _stores[contactHash >> 64 - Bits];
        return Volatile.Read(ref store) ?? Interlocked.CompareExchange(ref store, new MessageStore(Words, exactIds), null) ?? store!;
    }
}
