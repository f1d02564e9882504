using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Store;

/// <summary>What is kept of one message: 32 bytes, and its log. The log holds each distinct event once.</summary>
internal struct MessageSlot
{
    private const int UsedBits = 16, SizeBits = 5;

    /// <summary>Slot of the email; 0 for events that name none.</summary>
    public int Email;

    /// <summary>The address of its contact's key in the store's <see cref="TextTable"/>.</summary>
    public int Contact;

    /// <summary>The set of segments that the first event to come stated.</summary>
    public int Segments;

    /// <summary>The newest chunk of the log in the <see cref="LogArena"/>; 0 for none.</summary>
    public uint Chunk;

    /// <summary>
    /// A bit for each id in the log, by the id's hash: where the bit is not set, the id is new without a look into the log.
    /// </summary>
    public ulong Ids;

    // The time, the size class and the use, from the highest bit on: 43, 5 and 16 of them.
    private ulong _packed;

    /// <summary>The time of the first event to come, which the others' are told from.</summary>
    public long BaseAt
    {
        readonly get => (long)(_packed >> SizeBits + UsedBits);
        set => _packed = (ulong)value << SizeBits + UsedBits | (_packed & (1 << SizeBits + UsedBits) - 1);
    }

    /// <summary>What all its records are told from.</summary>
    public readonly RecordBase Base => new(BaseAt, Segments);

    /// <summary>The size class of the newest chunk.</summary>
    public int Size
    {
        readonly get => (int)(_packed >> UsedBits) & (1 << SizeBits) - 1;
        set => _packed = _packed & ~((1UL << SizeBits) - 1 << UsedBits) | (uint)value << UsedBits;
    }

    /// <summary>How many bytes of the newest chunk are used.</summary>
    public int Used
    {
        readonly get => (ushort)_packed;
        set => _packed = _packed & ~(ulong)ushort.MaxValue | (ushort)value;
    }
}
