namespace CampaignMetrics.Webhooks.Verification;

/// <summary>The result of a verification: whether the request was sent by the provider, and if not, why it was rejected.</summary>
/// <remarks>The default value of this type is rejected, without a reason.</remarks>
public readonly record struct WebhookVerification
{
    private WebhookVerification(bool isVerified, string? reason) => (IsVerified, Reason) = (isVerified, reason);

    /// <summary>The request was sent by the provider.</summary>
    public static WebhookVerification Verified { get; } = new(true, null);

    /// <summary>Whether the request was sent by the provider.</summary>
    public bool IsVerified { get; }

    /// <summary>
    /// Why the request was rejected; null where it was not. Write it to a log, not into the response, where it would help an attacker.
    /// </summary>
    public string? Reason { get; }

    /// <summary>The request could not be proved to come from the provider.</summary>
    /// <param name="reason">Why.</param>
    public static WebhookVerification Rejected(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new WebhookVerification(false, reason);
    }
}
