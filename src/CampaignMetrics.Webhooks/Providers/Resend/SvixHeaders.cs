namespace CampaignMetrics.Webhooks.Providers.Resend;

/// <summary>The names of the header fields that Svix adds: its own, and those of Standard Webhooks.</summary>
internal static class SvixHeaders
{
    public const string
        Id = "svix-id", Timestamp = "svix-timestamp", Signature = "svix-signature",
        StandardId = "webhook-id", StandardTimestamp = "webhook-timestamp", StandardSignature = "webhook-signature";
}
