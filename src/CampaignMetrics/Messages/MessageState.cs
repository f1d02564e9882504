namespace CampaignMetrics.Messages;

/// <summary>A message's keys and folded instants: the same for any order and any copies of its events.</summary>
internal struct MessageState
{
    /// <summary>Slot of the email; 0 for events that name none.</summary>
    public int Email;

    public int Contact;

    /// <summary>The set of segments that its events state.</summary>
    public int Segments;

    /// <summary>The earliest event of any type; <see cref="Never"/> for none.</summary>
    public long FirstAt;

    /// <summary>The earliest <c>sent</c>; <see cref="Never"/> for none.</summary>
    public long SentAt;

    /// <summary>The latest <c>delivered</c>; −1 for none.</summary>
    public long DeliveredAt;

    public const long Never = long.MaxValue;

    /// <summary>Takes an event's time. Whether that is all that counts of the event: of what was sent and delivered only the times
    /// do.</summary>
    public bool Takes(in Entry entry)
    {
        FirstAt = Math.Min(FirstAt, entry.At);
        if (entry.Type == EventType.Sent) SentAt = Math.Min(SentAt, entry.At);
        if (entry.Type == EventType.Delivered) DeliveredAt = Math.Max(DeliveredAt, entry.At);
        return entry.Type is EventType.Sent or EventType.Delivered;
    }

    public readonly bool IsMessage => Email > 0;

    /// <summary>When the message was sent, as far as its events tell: what a period of sending selects by.</summary>
    public readonly long CohortAt => SentAt != Never ? SentAt : FirstAt;
}
