using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Store;

/// <summary>A hash table of messages by email and contact. One thread at a time, under the store's lock; only the methods that prefetch
/// may run beside it.</summary>
/// <remarks>
/// <para>Message slots lie in pages of 1,024; only the first page is ever resized. A bucket holds a hash beside the index, so a lookup
/// touches a slot only if the hashes agree.</para>
/// </remarks>
internal sealed class MessageTable
{
    private const int PageBits = 10, PageMask = (1 << PageBits) - 1, FirstPage = 16;

    private readonly GrowingList<MessageSlot[]> _pages = new();
    private ulong[] _buckets = HashBuckets.None;

    public MessageTable() => _pages.Add(new MessageSlot[FirstPage]);

    /// <summary>The keys of the messages' contacts.</summary>
    public TextTable Contacts { get; } = new();

    /// <summary>The messages of each email and of each contact.</summary>
    public MessageChains Chains { get; } = new();

    public int Count { get; private set; }

    public long Bytes =>
        Contacts.Bytes + Chains.Bytes + (long)_buckets.Length * sizeof(ulong)
            + (long)_pages.Count * _pages[_pages.Count - 1].Length * Unsafe.SizeOf<MessageSlot>();

    public ref MessageSlot this[int message]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _pages[message >> PageBits][message & PageMask];
    }

    /// <summary>The hash by which a message is looked up.</summary>
    /// <param name="email">The email's slot.</param>
    /// <param name="contactHash">The hash of the contact's key.</param>
    public static uint HashOf(int email, ulong contactHash) => (uint)KeyedHash.Hash64(contactHash + (uint)email);

    /// <summary>The index of a message, or −1 if there is none.</summary>
    public int IndexOf(int email, ReadOnlySpan<byte> contact, uint hash) => Find(email, contact, hash, out _);

    /// <summary>The index of a message, which is added if it is new.</summary>
    /// <param name="email">The email's slot.</param>
    /// <param name="contact">The contact's key.</param>
    /// <param name="contactHash">The key's <see cref="KeyedHash.Hash64(ReadOnlySpan{byte})"/>.</param>
    /// <param name="hash">Its <see cref="HashOf"/>.</param>
    public int Add(int email, ReadOnlySpan<byte> contact, ulong contactHash, uint hash)
    {
        var found = Find(email, contact, hash, out var bucket);
        if (found >= 0) return found;
        if (HashBuckets.IsFull(_buckets, Count))
        {
            Volatile.Write(ref _buckets, HashBuckets.Doubled(_buckets));
            Find(email, contact, hash, out bucket);
        }
        // The bucket is written last: if an allocation fails before, no bucket names a message that does not exist.
        var key = Contacts.AddressOf(contact, (uint)contactHash);
        Take(Count) = new MessageSlot { Email = email, Contact = key };
        Chains.Add(Count, email, Contacts.SlotAt(key));
        _buckets[bucket] = (ulong)hash << 32 | (uint)Count + 1;
        return Count++;
    }

    /// <summary>Prefetches the bucket in which a message is looked up. May run while another thread adds.</summary>
    public void Prefetch(uint hash)
    {
        var buckets = Volatile.Read(ref _buckets);
        Collections.Prefetch.Line(in buckets[(int)hash & buckets.Length - 1]);
    }

    /// <summary>
    /// Prefetches the slot of the message that probably has this hash or, if the message seems new, the bucket in which its contact is
    /// looked up. May run while another thread adds.
    /// </summary>
    /// <returns>The index of that message, or −1.</returns>
    public int PrefetchSlot(uint hash, ulong contactHash)
    {
        var buckets = Volatile.Read(ref _buckets);
        // Only the first bucket of the probe: to look further would mean to wait for memory here.
        var held = buckets[(int)hash & buckets.Length - 1];
        if (held == 0 || (uint)(held >> 32) != hash)
        {
            Contacts.PrefetchBucket((uint)contactHash);
            return Slot.None;
        }
        var message = (int)((uint)held - 1);
        Collections.Prefetch.Line(in Peek(message));
        return message;
    }

    /// <summary>
    /// The slot of a message, or some other slot if the index is out of range, as an index read without the lock may be. For prefetching
    /// only. May run while another thread adds.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly MessageSlot Peek(int message)
    {
        var page = message >> PageBits;
        var slots = _pages[page < _pages.Count ? page : 0];
        return ref slots[(message & PageMask) < slots.Length ? message & PageMask : 0];
    }

    /// <summary>Finds a message by linear probing. A bucket holds the hash in its upper half and the message's index plus 1 in its lower;
    /// 0 is free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(int email, ReadOnlySpan<byte> contact, uint hash, out int bucket)
    {
        var mask = _buckets.Length - 1;
        for (bucket = (int)hash & mask; ; bucket = bucket + 1 & mask)
        {
            var held = _buckets[bucket];
            if (held == 0) return Slot.None;
            if ((uint)(held >> 32) != hash) continue;
            var message = (int)((uint)held - 1);
            ref readonly var slot = ref this[message];
            if (slot.Email == email && Contacts.At(slot.Contact).SequenceEqual(contact)) return message;
        }
    }

    /// <summary>The slot of a new message. The first page starts small and grows by a quarter, since many stores hold few
    /// messages.</summary>
    private ref MessageSlot Take(int message)
    {
        var page = message >> PageBits;
        if (page == _pages.Count) _pages.Add(ArenaPage.Of<MessageSlot>(PageMask + 1));
        var slots = _pages[page];
        if ((message & PageMask) >= slots.Length)
        {
            Array.Resize(ref slots, Math.Min(slots.Length + slots.Length / 4, PageMask + 1));
            _pages.Replace(page, slots);
        }
        return ref slots[message & PageMask];
    }
}
