using System.Text;

namespace CampaignMetrics.Messages.Store;

/// <summary>All messages of a ledger, spread over stores by their contacts' hashes. Any threads may apply events and read at once.</summary>
internal sealed class MessageStores(bool exactIds, SpillOptions? spill) : IDisposable
{
    public const int Bits = 6, Count = 1 << Bits;

    private const int SpillParts = 8;

    private readonly MessageStore?[] _stores = new MessageStore?[Count];
    private readonly Lock _spilling = new();

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
        Spill();
    }

    /// <summary>Folds a batch of one event in, and empties it.</summary>
    public void ApplyOne(EventBatch batch)
    {
        var store = StoreAt(batch[0].Store);
        store.ApplyOne(batch);
        batch.Clear();
        if (store.Events % 4096 == 0) Spill();
    }

    /// <summary>The store that holds a contact's messages, or null if there is none yet.</summary>
    public MessageStore? Of(string contact) => Volatile.Read(ref _stores[KeyedHash.Hash64(Encoding.UTF8.GetBytes(contact)) >> 64 - Bits]);

    /// <summary>The store for a contact's messages, by the contact's hash.</summary>
    public MessageStore StoreFor(ulong contactHash) => StoreAt((int)(contactHash >> 64 - Bits));

    public void Dispose()
    {
        foreach (var store in All) store.Dispose();
    }

    private MessageStore StoreAt(int index)
    {
        ref var store = ref _stores[index];
        return Volatile.Read(ref store) ?? Interlocked.CompareExchange(ref store, new MessageStore(Words, exactIds), null) ?? store!;
    }

    /// <summary>Puts the largest stores away when all of them take more memory than they may.</summary>
    private void Spill()
    {
        if (spill is null || !IsOver(spill, parts: 1)) return;
        lock (_spilling)
        {
            if (!IsOver(spill, parts: 1)) return;
            // Some more than need be, so that it does not begin anew with the next events.
            while (IsOver(spill, parts: SpillParts) && All.Where(store => !store.IsSpilled).MaxBy(store => store.Bytes) is { } largest) largest.Spill(spill.CreateStream());
            // The collector does not know that memory is short, and would let the old pages lie.
            GC.Collect();
        }
    }

    /// <summary>Whether the stores take more than their limit, less one of so many parts if there are several.</summary>
    private bool IsOver(SpillOptions limits, int parts)
    {
        long bytes = 0, messages = 0;
        foreach (var store in _stores)
        {
            if (store is null) continue;
            bytes += store.IsSpilled ? 0 : store.Bytes;
            messages += store.KnownMessages;
        }
        var limit = limits.LimitOf(messages);
        return bytes > (parts > 1 ? limit - limit / parts : limit);
    }
}
