namespace CampaignMetrics.Webhooks;

/// <summary>An event, together with what the provider says about it that the event itself has no place for.</summary>
/// <param name="Event">The event.</param>
/// <param name="Name">The provider's own word for what happened, such as <c>open</c>.</param>
/// <param name="MessageId">The provider's id of the message; null where it states none.</param>
/// <param name="Element">Which element of the body it comes from, from 0. One element may give several events.</param>
/// <remarks>The default value of this type has no event and is never returned.</remarks>
public readonly record struct WebhookEvent(EmailEvent Event, string Name, string? MessageId, int Element);
