using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Messages;

/// <summary>One event of a message as the rules read it; its texts as slots of the ledger.</summary>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal struct Entry(EventType type, long at, Actor? stated)
{
    // A byte each, since very many entries are on their way at once.
    private readonly byte _type = (byte)type, _stated = (byte)((int?)stated + 1 ?? 0);

    /// <summary>Milliseconds since 1970.</summary>
    public readonly long At = at;

    public readonly EventType Type => (EventType)_type;

    /// <summary>Who did it, if the event says so.</summary>
    public readonly Actor? Stated => _stated == 0 ? null : (Actor)(_stated - 1);

    /// <summary>Whether the request's headers show that it was made ahead of, or instead of, a reader's: told when its message is
    /// read.</summary>
    public bool Prefetch;

    /// <summary>The request's method and purpose.</summary>
    public int Headers = Slot.None;

    /// <summary>Where its id's code begins in the message's log.</summary>
    public int Id = Slot.None;

    /// <summary>User agent.</summary>
    public int Agent = Slot.None;

    /// <summary>IP address, as a number of the ledger's <see cref="AddressTable"/>.</summary>
    public long Address = Slot.None;

    /// <summary>By type: the clicked link, the view's milliseconds, the server's response, the reason, the scope, the conversion.</summary>
    public int Detail = Slot.None;

    /// <summary>The place that the event states.</summary>
    public int Place = Slot.None;

    /// <summary>The slot in a column other than that of addresses.</summary>
    public int this[SlotColumn column]
    {
        readonly get => column switch
        {
            SlotColumn.Agent => Agent,
            SlotColumn.Headers => Headers,
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
                case SlotColumn.Place: Place = value; break;
                case SlotColumn.Detail: Detail = value; break;
                case SlotColumn.Address: throw new NotSupportedException("Addresses are longer than slots.");
            }
        }
    }

    /// <summary>Whether it is an open, a click or a view: what an actor is decided for.</summary>
    public readonly bool IsRequest => Type is EventType.Opened or EventType.Clicked or EventType.Viewed;
}
