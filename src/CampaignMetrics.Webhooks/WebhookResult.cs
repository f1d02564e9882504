namespace CampaignMetrics.Webhooks;

/// <summary>The result of reading a request's body: events, and everything that did not become one.</summary>
public sealed record WebhookResult
{
    /// <summary>The events, in the order of the body.</summary>
    public IReadOnlyList<WebhookEvent> Events { get; init; } = [];

    /// <summary>Notices that are no event of a message, such as a ping.</summary>
    public IReadOnlyList<OtherEvent> Others { get; init; } = [];

    /// <summary>Elements that could not be turned into an event, with the reason.</summary>
    public IReadOnlyList<SkippedElement> Skipped { get; init; } = [];

    /// <summary>A request to confirm the webhook, which the host has to answer; null, as in most requests, where there is none.</summary>
    public SubscriptionConfirmation? Confirmation { get; init; }

    /// <summary>
    /// Why the body could not be read, as a whole or from some point on: too large, not JSON, another provider's. Null where it could.
    /// </summary>
    public string? Refusal { get; init; }
}
