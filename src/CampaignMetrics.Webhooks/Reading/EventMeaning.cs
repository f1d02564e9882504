namespace CampaignMetrics.Webhooks.Reading;

/// <summary>What a provider's event name means.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The event; null for what is no event of a message.</param>
/// <param name="Detail">
/// What the name says besides: of a bounce the class (<c>hard</c>, <c>soft</c>, <c>temporary</c>, <c>blocked</c>), of an unsubscription what it ends. Null where it says nothing.
/// </param>
/// <param name="Actor">Who it says did it; null where it does not say.</param>
internal readonly record struct EventMeaning(string Name, EventType? Type, string? Detail = null, Actor? Actor = null);
