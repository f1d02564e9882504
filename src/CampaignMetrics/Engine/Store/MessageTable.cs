using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Store;

/// <summary>Finds messages by email and contact. Not for two threads at once.</summary>
internal sealed class MessageTable
{
    private const int PageBits = 10, PageMask = (1 << PageBits) - 1, FirstPage = 16;

    private readonly GrowingList<MessageSlot[]> _pages = new();
    private ulong[] _buckets = new ulong[16];

    public MessageTable() => _pages.Add(new MessageSlot[FirstPage]);

    /// <summary>The keys of the messages' contacts.</summary>
    public TextTable Contacts { get; } = new();

    public int Count { get; private set; }

    public long Bytes =>
        Contacts.Bytes + (long)_buckets.Length * sizeof(ulong)
            + (long)_pages.Count * _pages[_pages.Count - 1].Length * Unsafe.SizeOf<MessageSlot>();

    public ref MessageSlot this[int message]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _pages[message >> PageBits][message & PageMask];
    }

    /// <summary>What a message is found by.</summary>
    /// <param name="email">Its email.</param>
    /// <param name="contactHash">The contact key's hash.</param>
    public static uint HashOf(int email, ulong contactHash) => (uint)KeyedHash.Hash64(contactHash + (uint)email);

    /// <summary>The message, or −1.</summary>
    public int IndexOf(int email, ReadOnlySpan<byte> contact, uint hash) => Find(email, contact, hash, out _);

    /// <summary>The message, made if it is new.</summary>
    /// <param name="email">Its email.</param>
    /// <param name="contact">Its contact's key.</param>
    /// <param name="contactHash">The key's <see cref="KeyedHash.Hash64(ReadOnlySpan{byte})"/>.</param>
    /// <param name="hash">Its <see cref="HashOf"/>.</param>
    public int Add(int email, ReadOnlySpan<byte> contact, ulong contactHash, uint hash)
    {
        var found = Find(email, contact, hash, out var bucket);
        if (found >= 0) return found;
        if (Count * 4L >= _buckets.Length * 3L)
        {
            Volatile.Write(ref _buckets, HashBuckets.Doubled(_buckets));
            Find(email, contact, hash, out bucket);
        }
        // The bucket last: if memory fails before, nothing names a message that is not there.
        var key = Contacts.AddressOf(contact, (uint)contactHash);
        Take(Count) = new MessageSlot { Email = email, Contact = key };
        _buckets[bucket] = (ulong)hash << 32 | (uint)Count + 1;
        return Count++;
    }

    /// <summary>Prefetches the bucket in which a message is looked up.</summary>
    public void Prefetch(uint hash)
    {
        var buckets = Volatile.Read(ref _buckets);
        Collections.Prefetch.Line(in buckets[(int)hash & buckets.Length - 1]);
    }

    /// <summary>
    /// Prefetches the slot of the message that a hash probably stands for; for a new message,
    /// the bucket in which its contact is looked up. May run while another thread adds.
    /// </summary>
    /// <returns>That message, or −1.</returns>
    public int PrefetchSlot(uint hash, ulong contactHash)
    {
        var buckets = Volatile.Read(ref _buckets);
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
    /// Where something is kept of what is probably a message; if it is none, something else. May run while another thread adds.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly MessageSlot Peek(int message)
    {
        var page = message >> PageBits;
        var slots = _pages[page < _pages.Count ? page : 0];
        return ref slots[(message & PageMask) < slots.Length ? message & PageMask : 0];
    }

    /// <summary>A bucket is the hash and the message plus one; zero is free.</summary>
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

    private ref MessageSlot Take(int message)
    {
        var page = message >> PageBits;
        if (page == _pages.Count) _pages.Add(new MessageSlot[PageMask + 1]);
        var slots = _pages[page];
        if ((message & PageMask) >= slots.Length)
        {
            Array.Resize(ref slots, slots.Length * 2);
            _pages.Replace(page, slots);
        }
        return ref slots[message & PageMask];
    }
}
