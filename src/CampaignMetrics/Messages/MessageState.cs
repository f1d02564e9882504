namespace CampaignMetrics.Messages;

/// <summary>The keys of a message and the times that its events give: only minima and maxima, so order and copies do not matter.</summary>
/// <remarks>All times are milliseconds since 1970.</remarks>
internal struct MessageState
{
    /// <summary>Slot of the email; 0 for events that name none.</summary>
    public int Email;

    /// <summary>Slot of the contact in its store.</summary>
    public int Contact;

    /// <summary>The union of the segments that any event of the email and contact states.</summary>
    public int Segments;

    /// <summary>Slot of the sending's key, if its events state one; else <see cref="Collections.Slot.None"/>.</summary>
    public int Send;

    /// <summary>When the sending began; <see cref="Never"/> where the events are not split into sendings.</summary>
    public long Beginning;

    /// <summary>The earliest event of any type that is not stated to be a program's; <see cref="Never"/> for none.</summary>
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

    /// <summary>Stands for a time that did not come: later than all others, so that <see cref="Math.Min(long, long)"/> works.</summary>
    public const long Never = long.MaxValue;

    /// <summary>The state of a message without events.</summary>
    public static MessageState Of(int email, int contact)
    {
        var state = new MessageState { Email = email, Contact = contact, Send = Collections.Slot.None, Beginning = Never };
        state.Forget();
        return state;
    }

    /// <summary>Resets the times that events gave.</summary>
    public void Forget()
    {
        FirstAt = EarliestAt = NotSentAt = SentAt = FirstDeliveredAt = Never;
        DeliveredAt = -1;
    }

    /// <summary>Takes the time of one event into account.</summary>
    public void Take(in Entry entry)
    {
        EarliestAt = Math.Min(EarliestAt, entry.At);
        if (!entry.StatesProgram) FirstAt = Math.Min(FirstAt, entry.At);
        if (entry.Type == EventType.NotSent) NotSentAt = Math.Min(NotSentAt, entry.At);
        if (entry.Type == EventType.Sent) SentAt = Math.Min(SentAt, entry.At);
        if (entry.Type != EventType.Delivered) return;
        FirstDeliveredAt = Math.Min(FirstDeliveredAt, entry.At);
        DeliveredAt = Math.Max(DeliveredAt, entry.At);
    }

    /// <summary>Whether it is a message: events without an email have a state too, with email 0.</summary>
    public readonly bool IsMessage => Email > 0;

    public readonly bool IsDelivered => DeliveredAt >= 0;

    /// <summary>When the message was sent, as well as its events tell; a period of sending selects messages by it.</summary>
    public readonly long CohortAt =>
        // From the surest evidence to the weakest.
        SentAt != Never ? SentAt
        : Beginning != Never ? Beginning
        : NotSentAt != Never ? NotSentAt
        : FirstAt != Never ? FirstAt
        : EarliestAt;
}
