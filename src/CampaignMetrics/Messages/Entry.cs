using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Messages;

/// <summary>One event of a message as the rules read it; its texts as slots of the ledger.</summary>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal struct Entry(EventType type, long at, Actor? stated)
{
    // The longest first and the shortest last, without gaps: very many entries are on their way at once.

    /// <summary>Milliseconds since 1970.</summary>
    public readonly long At = at;

    /// <summary>IP address, as a number of the ledger's <see cref="AddressTable"/>.</summary>
    public long Address = Slot.None;

    /// <summary>The request's method and purpose.</summary>
    public int Headers = Slot.None;

    /// <summary>The sending that it states.</summary>
    public int Send = Slot.None;

    /// <summary>Where its id's code begins in the message's log.</summary>
    public int Id = Slot.None;

    /// <summary>User agent.</summary>
    public int Agent = Slot.None;

    /// <summary>The set of segments that it states itself; 0 for none.</summary>
    public int Segments;

    /// <summary>By type: the clicked link, the view's milliseconds, the server's response, the reason, the scope, the conversion.</summary>
    public int Detail = Slot.None;

    /// <summary>The place that the event states.</summary>
    public int Place = Slot.None;

    /// <summary>Which of 64 places its id has, by the id alone: ids of two places are two.</summary>
    public byte IdPlace;

    /// <summary>What its details show: told when its message is read.</summary>
    public EntrySigns Signs;

    private readonly byte _type = (byte)type, _stated = (byte)((int?)stated + 1 ?? 0);

    public readonly EventType Type => (EventType)_type;

    /// <summary>Who did it, if the event says so.</summary>
    public readonly Actor? Stated => _stated == 0 ? null : (Actor)(_stated - 1);

    /// <summary>The slot in a column other than that of addresses.</summary>
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

    /// <summary>Whether it leaves a mark on the message, unless a program did it.</summary>
    public readonly bool IsMark => Type is EventType.Unsubscribed or EventType.SpamReported or EventType.Replied or EventType.Forwarded
        or EventType.Converted;

    /// <summary>Whether the rules decide who did it. One-click unsubscriptions come from the mailbox provider's own server.</summary>
    public readonly bool IsJudged => IsRequest || (Type == EventType.Unsubscribed && (Signs & EntrySigns.Post) == 0);

    /// <summary>Whether it says that the message came back.</summary>
    public readonly bool IsBounce => Type == EventType.Bounced && (Signs & EntrySigns.AutoReply) == 0;
}
