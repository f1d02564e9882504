namespace CampaignMetrics.Messages.Store;

/// <summary>What is kept of one message: 32 bytes, and its log. The log holds each distinct event once, in the order of their coming.</summary>
internal struct MessageSlot
{
    private const int UsedBits = 16;

    /// <summary>Slot of the email; 0 for events that name none.</summary>
    public int Email;

    public int Contact;

    /// <summary>The set of segments that its events state.</summary>
    public int Segments;

    /// <summary>The newest chunk of the log in the <see cref="LogArena"/>; 0 for none.</summary>
    public uint Chunk;

    /// <summary>A bit for each id in the log, by the id's hash: where the bit is not set, the id is new without a look into the log.</summary>
    public ulong Ids;

    private ulong _lastAtAndUsed;

    /// <summary>The time of the log's last event, which the next one's is told from; 0 for none.</summary>
    public long LastAt
    {
        readonly get => (long)(_lastAtAndUsed >> UsedBits);
        set => _lastAtAndUsed = (ulong)value << UsedBits | (uint)Used;
    }

    /// <summary>How many bytes of the newest chunk are used.</summary>
    public int Used
    {
        readonly get => (ushort)_lastAtAndUsed;
        set => _lastAtAndUsed = _lastAtAndUsed >> UsedBits << UsedBits | (ushort)value;
    }
}
