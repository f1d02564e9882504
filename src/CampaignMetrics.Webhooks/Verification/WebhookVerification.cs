namespace CampaignMetrics.Webhooks.Verification;

/// <summary>Whether a request is the provider's.</summary>
/// <remarks>The default value of this type is rejected, without a reason.</remarks>
public readonly record struct WebhookVerification
{
    private WebhookVerification(bool isVerified, string? reason) => (IsVerified, Reason) = (isVerified, reason);

    /// <summary>The request is the provider's.</summary>
    public static WebhookVerification Verified { get; } = new(true, null);

    /// <summary>Whether the request is the provider's.</summary>
    public bool IsVerified { get; }

    /// <summary>Why the request was rejected, for a log and not for the answer; null where it was not.</summary>
    public string? Reason { get; }

    /// <summary>The request is not known to be the provider's.</summary>
    /// <param name="reason">Why.</param>
    public static WebhookVerification Rejected(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new WebhookVerification(false, reason);
    }
}
