using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Messages;

/// <summary>One event of a message, decoded from the log for the rules and counters. Its texts are slots in the tables of the
/// <see cref="Vocabulary"/>; <see cref="Slot.None"/> means not stated.</summary>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal struct Entry(EventType type, long at, Actor? stated)
{
    // Longest fields first, so that there is no padding: 48 bytes. Entries are copied and sorted by the million.

    /// <summary>The event's time, in milliseconds since 1970.</summary>
    public readonly long At = at;

    /// <summary>The IP address, as a number of the ledger's <see cref="AddressTable"/>.</summary>
    public long Address = Slot.None;

    /// <summary>The request's method and purpose header, as one slot.</summary>
    public int Headers = Slot.None;

    /// <summary>The key of the sending that it states.</summary>
    public int Send = Slot.None;

    /// <summary>The offset of its record in the copied log of the message; the record begins with the id's code.</summary>
    public int Id = Slot.None;

    /// <summary>The user agent.</summary>
    public int Agent = Slot.None;

    /// <summary>The set of segments that it states itself; 0 for none.</summary>
    public int Segments;

    /// <summary>What the type has beside the common properties: the clicked link, the view's milliseconds, the server's response, the
    /// reason, the scope or the conversion.</summary>
    public int Detail = Slot.None;

    /// <summary>The place that the event states.</summary>
    public int Place = Slot.None;

    /// <summary>One of 64 places, computed from the id alone: ids with different places are different.</summary>
    public byte IdPlace;

    /// <summary>What its headers or server response reveal; set when its message is read, not when the entry is decoded.</summary>
    public EntrySigns Signs;

    // Two bytes instead of an enum and a nullable one. Stated is the actor plus 1, or 0 for none.
    private readonly byte _type = (byte)type, _stated = (byte)((int?)stated + 1 ?? 0);

    public readonly EventType Type => (EventType)_type;

    /// <summary>Who caused it, if the event itself says so; null otherwise.</summary>
    public readonly Actor? Stated => _stated == 0 ? null : (Actor)(_stated - 1);

    /// <summary>Who caused it, as a record holds it: the stated actor plus 1, or 0 for none.</summary>
    public readonly int StatedCode => _stated;

    /// <summary>Whether the event itself says that a program caused it.</summary>
    public readonly bool StatesProgram => _stated == (int)Actor.Automation + 1;

    /// <summary>The slot in a column; not for addresses, which are longer.</summary>
    public int this[SlotColumn column]
    {
        readonly get => column switch
        {
            SlotColumn.Agent => Agent,
            SlotColumn.Headers => Headers,
            SlotColumn.Send => Send,
            SlotColumn.Place => Place,
            SlotColumn.Detail => Detail,
            SlotColumn.Address => throw new NotSupportedException("Addresses are longer than slots."),
        };
        set
        {
            switch (column)
            {
                case SlotColumn.Agent: Agent = value; break;
                case SlotColumn.Headers: Headers = value; break;
                case SlotColumn.Send: Send = value; break;
                case SlotColumn.Place: Place = value; break;
                case SlotColumn.Detail: Detail = value; break;
                case SlotColumn.Address: throw new NotSupportedException("Addresses are longer than slots.");
            }
        }
    }

    /// <summary>Whether it is an open, a click or a view.</summary>
    public readonly bool IsRequest => Type is EventType.Opened or EventType.Clicked or EventType.Viewed;

    /// <summary>Whether it is a response of the contact beyond a request. One that a program caused does not count.</summary>
    public readonly bool IsMark => Type is EventType.Unsubscribed or EventType.SpamReported or EventType.Replied or EventType.Forwarded
        or EventType.Converted;

    /// <summary>Whether the rules decide who caused it. Of unsubscriptions the one-click ones (POST, RFC 8058) are exempt: they come from
    /// the mailbox provider's server for a person.</summary>
    public readonly bool IsJudged => IsRequest || (Type == EventType.Unsubscribed && (Signs & EntrySigns.Post) == 0);

    /// <summary>Whether it is a real bounce, and not an automatic reply that was reported as one.</summary>
    public readonly bool IsBounce => Type == EventType.Bounced && (Signs & EntrySigns.AutoReply) == 0;
}
