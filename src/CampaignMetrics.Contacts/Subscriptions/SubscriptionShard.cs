using System.Runtime.InteropServices;

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>The logs of some of a ledger's contacts, and the lock under which they are used.</summary>
internal sealed class SubscriptionShard
{
    /// <summary>How many a ledger has: many more than threads that meet at one moment, and few enough for a ledger of few
    /// contacts.</summary>
    private const int NumberBits = 5, Count = 1 << NumberBits;

    public Lock Lock { get; } = new();

    public Dictionary<ContactId, SubscriptionLog> Logs { get; } = [];

    public static SubscriptionShard[] All() => [.. Enumerable.Range(0, Count).Select(_ => new SubscriptionShard())];

    /// <summary>The number of a contact's shard. It only spreads the contacts over locks, so a fast hash will do that others could
    /// foresee.</summary>
    public static int NumberOf(ContactId contact)
    {
        const ulong factor = 0x9E3779B97F4A7C15; // odd, of 2⁶⁴ by the golden ratio: its upper bits depend on all bits of the key
        var key = contact.Value.AsSpan();
        var hash = (ulong)key.Length;
        foreach (var word in MemoryMarshal.Cast<char, ulong>(key)) hash = (hash ^ word) * factor;
        for (var i = key.Length & ~3; i < key.Length; i++) hash = (hash ^ key[i]) * factor;
        return (int)(hash >> (64 - NumberBits));
    }

    /// <summary>The log of a contact, made if there is none. The lock is held.</summary>
    public SubscriptionLog LogOf(ContactId contact)
    {
        // A single hash lookup both finds and adds.
        ref var log = ref CollectionsMarshal.GetValueRefOrAddDefault(Logs, contact, out _);
        return log ??= new SubscriptionLog();
    }
}
