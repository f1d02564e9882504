namespace CampaignMetrics.Webhooks;

/// <summary>What a request's body told.</summary>
public sealed record WebhookResult
{
    /// <summary>The events, in the body's order.</summary>
    public IReadOnlyList<WebhookEvent> Events { get; init; } = [];

    /// <summary>What was told and is no event of a message.</summary>
    public IReadOnlyList<OtherEvent> Others { get; init; } = [];

    /// <summary>What could not be read, and why.</summary>
    public IReadOnlyList<SkippedElement> Skipped { get; init; } = [];

    /// <summary>A question that the host has to answer; null, as mostly, where there is none.</summary>
    public SubscriptionConfirmation? Confirmation { get; init; }

    /// <summary>
    /// Why the body as a whole, or from some point on, could not be read: too large, no JSON, another provider's. Null where it could.
    /// </summary>
    public string? Refusal { get; init; }
}
