namespace CampaignMetrics.Messages.Store;

/// <summary>What is kept of one message: 40 bytes, and its log. The log holds each distinct event once, in the order of their coming.</summary>
internal struct MessageSlot
{
    /// <summary>Slot of the email; 0 for events that name none.</summary>
    public int Email;

    public int Contact;

    /// <summary>The set of segments that its events state.</summary>
    public int Segments;

    /// <summary>The block that holds the log, or <see cref="Entry.None"/>; its size class, and how many bytes are used.</summary>
    public int Block, Size, Length;

    /// <summary>A bit for each id in the log, by the id's hash: where the bit is not set, the id is new without a look into the log.</summary>
    public uint Ids;

    /// <summary>The time of the log's last event, which the next one's is told from; 0 for none.</summary>
    public long LastAt;
}
