using CampaignMetrics.Events;

namespace CampaignMetrics.Messages;

/// <summary>One event of a message, other than being sent or delivered: 32 bytes, its texts as slots of the store.</summary>
internal struct Entry
{
    /// <summary>No slot.</summary>
    public const int None = -1;

    private const int AtShift = 16, TypeShift = 8, StatedShift = 1;

    private readonly long _bits;

    public Entry(EventType type, long at, Actor? stated, bool prefetch)
    {
        _bits = at << AtShift | (long)type << TypeShift | (long)((int?)stated + 1 ?? 0) << StatedShift | (prefetch ? 1L : 0);
        Next = Agent = Address = Detail = Place = None;
    }

    /// <summary>Milliseconds since 1970.</summary>
    public readonly long At => _bits >> AtShift;

    public readonly EventType Type => (EventType)(_bits >> TypeShift & 0xFF);

    /// <summary>Who did it, if the event says so.</summary>
    public readonly Actor? Stated => (_bits >> StatedShift & 3) is var stated and > 0 ? (Actor)(stated - 1) : null;

    /// <summary>Whether the request shows that it was made ahead of, or instead of, a reader's.</summary>
    public readonly bool Prefetch => (_bits & 1) != 0;

    /// <summary>Where the event's id lies.</summary>
    public int Id;

    /// <summary>The message's entry that came before this one, or <see cref="None"/>.</summary>
    public int Next;

    /// <summary>User agent.</summary>
    public int Agent;

    /// <summary>IP address.</summary>
    public int Address;

    /// <summary>By type: the clicked link, the view's milliseconds, the server's response, the reason, the scope, the conversion.</summary>
    public int Detail;

    /// <summary>The place that the event states.</summary>
    public int Place;

    /// <summary>Whether it is an open, a click or a view: what an actor is decided for.</summary>
    public readonly bool IsRequest => Type is EventType.Opened or EventType.Clicked or EventType.Viewed;
}
