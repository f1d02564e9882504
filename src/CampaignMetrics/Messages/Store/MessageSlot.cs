namespace CampaignMetrics.Messages.Store;

/// <summary>What is kept of one message: 32 bytes, and its log. The log holds each distinct event once, in the order of their coming.</summary>
internal struct MessageSlot
{
    private const int UsedBits = 16, SizeBits = 5;

    /// <summary>Slot of the email; 0 for events that name none.</summary>
    public int Email;

    /// <summary>The address of its contact's key in the store's <see cref="TextTable"/>.</summary>
    public int Contact;

    /// <summary>The set of segments that its events state.</summary>
    public int Segments;

    /// <summary>The newest chunk of the log in the <see cref="LogArena"/>; 0 for none.</summary>
    public uint Chunk;

    /// <summary>A bit for each id in the log, by the id's hash: where the bit is not set, the id is new without a look into the log.</summary>
    public ulong Ids;

    // The time, the size class and the use, from the highest bit on: 43, 5 and 16 of them.
    private ulong _last;

    /// <summary>The time of the log's last event, which the next one's is told from; 0 for none.</summary>
    public long LastAt
    {
        readonly get => (long)(_last >> SizeBits + UsedBits);
        set => _last = (ulong)value << SizeBits + UsedBits | (_last & (1 << SizeBits + UsedBits) - 1);
    }

    /// <summary>The size class of the newest chunk.</summary>
    public int Size
    {
        readonly get => (int)(_last >> UsedBits) & (1 << SizeBits) - 1;
        set => _last = _last & ~((1UL << SizeBits) - 1 << UsedBits) | (uint)value << UsedBits;
    }

    /// <summary>How many bytes of the newest chunk are used.</summary>
    public int Used
    {
        readonly get => (ushort)_last;
        set => _last = _last & ~(ulong)ushort.MaxValue | (ushort)value;
    }
}
