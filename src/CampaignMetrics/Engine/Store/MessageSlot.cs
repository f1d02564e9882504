using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Store;

/// <summary>The fixed part of one stored message: 32 bytes, half a cache line. Its events are in its log in the <see cref="LogArena"/>,
/// which holds each distinct event once.</summary>
internal struct MessageSlot
{
    private const int UsedBits = 16, SizeBits = 5;

    /// <summary>Slot of the email; 0 for events that name none.</summary>
    public int Email;

    /// <summary>The address of its contact's key in the store's <see cref="TextTable"/>.</summary>
    public int Contact;

    /// <summary>The set of segments that the first event to arrive stated.</summary>
    public int Segments;

    /// <summary>The newest chunk of the log in the <see cref="LogArena"/>; 0 for none.</summary>
    public uint Chunk;

    /// <summary>
    /// A Bloom filter of the ids in the log, with one bit per id (<see cref="EventIdCode.PlaceOf"/>). If the bit of an id is not set, the
    /// id is new, and the log need not be searched.
    /// </summary>
    public ulong Ids;

    // From the highest bit on: 43 bits of time, enough for milliseconds up to 2200, 5 of size class and 16 of bytes used.
    private ulong _packed;

    /// <summary>The time of the first event to arrive; the times of all records are relative to it.</summary>
    public long BaseAt
    {
        readonly get => (long)(_packed >> SizeBits + UsedBits);
        set => _packed = (ulong)value << SizeBits + UsedBits | (_packed & (1 << SizeBits + UsedBits) - 1);
    }

    /// <summary>The base to which all its records are relative.</summary>
    public readonly RecordBase Base => new(BaseAt, Segments);

    /// <summary>The size class of the newest chunk.</summary>
    public int Size
    {
        readonly get => (int)(_packed >> UsedBits) & (1 << SizeBits) - 1;
        set => _packed = _packed & ~((1UL << SizeBits) - 1 << UsedBits) | (uint)value << UsedBits;
    }

    /// <summary>The number of bytes used in the newest chunk.</summary>
    public int Used
    {
        readonly get => (ushort)_packed;
        set => _packed = _packed & ~(ulong)ushort.MaxValue | (ushort)value;
    }
}
