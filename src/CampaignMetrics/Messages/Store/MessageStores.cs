using System.Text;
using CampaignMetrics.Events;

namespace CampaignMetrics.Messages.Store;

/// <summary>All messages of a ledger, spread over stores by their contacts' hashes. Any threads may apply events and read at once.</summary>
internal sealed class MessageStores(bool exactIds)
{
    private const int Bits = 6;

    private readonly MessageStore?[] _stores = new MessageStore?[1 << Bits];

    public Vocabulary Words { get; } = new();

    /// <summary>Those that have messages.</summary>
    public IReadOnlyList<MessageStore> All => [.. _stores.OfType<MessageStore>()];

    public void Apply(ref EventFields fields)
    {
        var hash = KeyedHash.Hash64(fields.Recipient);
        var store = StoreAt((int)(hash >> 64 - Bits));
        lock (store.Gate) store.Apply(ref fields, (uint)hash);
    }

    /// <summary>The store that holds a contact's messages, or null if there is none yet.</summary>
    public MessageStore? Of(string contact) => Volatile.Read(ref _stores[KeyedHash.Hash64(Encoding.UTF8.GetBytes(contact)) >> 64 - Bits]);

    private MessageStore StoreAt(int index) =>
        Volatile.Read(ref _stores[index]) ?? Interlocked.CompareExchange(ref _stores[index], new MessageStore(Words, exactIds), null) ?? _stores[index]!;
}
