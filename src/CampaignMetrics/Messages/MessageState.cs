namespace CampaignMetrics.Messages;

/// <summary>A message's keys and folded instants: the same for any order and any copies of its events.</summary>
internal struct MessageState
{
    /// <summary>Slot of the email; 0 for events that name none.</summary>
    public int Email;

    public int Contact;

    /// <summary>The set of segments that the events of its email and contact state.</summary>
    public int Segments;

    /// <summary>The sending that it states, a slot; <see cref="Collections.Slot.None"/> for none.</summary>
    public int Send;

    /// <summary>When the sending began.</summary>
    public long Beginning;

    /// <summary>The earliest event of any type that does not state a program; <see cref="Never"/> for none.</summary>
    public long FirstAt;

    /// <summary>The earliest event of any type; <see cref="Never"/> for none.</summary>
    public long EarliestAt;

    /// <summary>The earliest <c>notSent</c>; <see cref="Never"/> for none.</summary>
    public long NotSentAt;

    /// <summary>The earliest <c>sent</c>; <see cref="Never"/> for none.</summary>
    public long SentAt;

    /// <summary>The earliest <c>delivered</c>; <see cref="Never"/> for none.</summary>
    public long FirstDeliveredAt;

    /// <summary>The latest <c>delivered</c>; −1 for none.</summary>
    public long DeliveredAt;

    public const long Never = long.MaxValue;

    /// <summary>A message of which nothing is known yet.</summary>
    public static MessageState Of(int email, int contact)
    {
        var state = new MessageState { Email = email, Contact = contact, Send = Collections.Slot.None, Beginning = Never };
        state.Forget();
        return state;
    }

    /// <summary>Forgets its events' times.</summary>
    public void Forget()
    {
        FirstAt = EarliestAt = NotSentAt = SentAt = FirstDeliveredAt = Never;
        DeliveredAt = -1;
    }

    /// <summary>Takes an event's time.</summary>
    public void Take(in Entry entry)
    {
        EarliestAt = Math.Min(EarliestAt, entry.At);
        if (entry.Stated != Actor.Automation) FirstAt = Math.Min(FirstAt, entry.At);
        if (entry.Type == EventType.NotSent) NotSentAt = Math.Min(NotSentAt, entry.At);
        if (entry.Type == EventType.Sent) SentAt = Math.Min(SentAt, entry.At);
        if (entry.Type != EventType.Delivered) return;
        FirstDeliveredAt = Math.Min(FirstDeliveredAt, entry.At);
        DeliveredAt = Math.Max(DeliveredAt, entry.At);
    }

    public readonly bool IsMessage => Email > 0;

    public readonly bool IsDelivered => DeliveredAt >= 0;

    /// <summary>When the message was sent, as far as its events tell: what a period of sending selects by.</summary>
    public readonly long CohortAt =>
        SentAt != Never ? SentAt
        : Beginning != Never ? Beginning
        : NotSentAt != Never ? NotSentAt
        : FirstAt != Never ? FirstAt
        : EarliestAt;
}
