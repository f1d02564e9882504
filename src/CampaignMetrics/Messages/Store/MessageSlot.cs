namespace CampaignMetrics.Messages.Store;

/// <summary>What is kept of one message: 24 bytes, and its log. The log holds each distinct event once, in the order of their coming.</summary>
internal struct MessageSlot
{
    /// <summary>Slot of the email; 0 for events that name none.</summary>
    public int Email;

    public int Contact;

    /// <summary>The set of segments that its events state.</summary>
    public int Segments;

    /// <summary>The block that holds the log, or <see cref="Entry.None"/>; its size class, and how many bytes are used.</summary>
    public int Block, Size, Length;
}
