namespace CampaignMetrics.Webhooks.Providers.Resend;

/// <summary>The names of Svix's header fields, and those of Standard Webhooks with the same meaning.</summary>
internal static class SvixHeaders
{
    public const string
        Id = "svix-id", Timestamp = "svix-timestamp", Signature = "svix-signature",
        StandardId = "webhook-id", StandardTimestamp = "webhook-timestamp", StandardSignature = "webhook-signature";
}
