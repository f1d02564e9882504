using CampaignMetrics.Webhooks;

namespace Acme;

public static class AcmeMail
{
    public static WebhookProvider Provider { get; } = new("AcmeMail", new AcmeMailReader());
}
