using CampaignMetrics.Bounces;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>The meaning of a provider's event name.</summary>
/// <remarks>The default value of this type means nothing: its element is skipped.</remarks>
/// <param name="Name">The name.</param>
/// <param name="Type">The event type; null for a notice that is no event of a message.</param>
/// <param name="Detail">
/// What the name says besides: of a bounce the class (<c>hard</c>, <c>soft</c>, <c>temporary</c>, <c>blocked</c>) or
/// <see cref="AutoReply"/>, of an unsubscription what it ends. Null where it says nothing.
/// </param>
/// <param name="Actor">Who it says did it; null where it does not say.</param>
public readonly record struct EventMeaning(string Name, EventType? Type, string? Detail = null, Actor? Actor = null)
{
    /// <summary>The detail of a bounce that is an automatic reply of the mailbox (RFC 3834), and no bounce: <c>autoReply</c>.</summary>
    public const string AutoReply = "autoReply";

    /// <summary>The name.</summary>
    public string Name { get; init => field = Door.Given(value); } = Door.Given(Name);

    /// <summary>The event type; null for a notice that is no event of a message.</summary>
    public EventType? Type { get; init => field = Door.Known(value); } = Door.Known(Type);

    /// <summary>Of an unsubscription, how it came; null where the name does not say.</summary>
    public UnsubscribeMethod? Method { get; init => field = Door.Known(value); }

    /// <summary>Of a bounce, the class that a coarse word such as "permanent" suggests. It counts only where neither the server's words and
    /// codes nor the provider's reason tell one; null where the name suggests none.</summary>
    public BounceClass? Hint { get; init => field = Door.Known(value); }

    /// <summary>Who it says did it; null where it does not say.</summary>
    public Actor? Actor { get; init => field = Door.Known(value); } = Door.Known(Actor);
}
