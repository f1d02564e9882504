using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Reading;

namespace Relay;

public static class RelayMail
{
    public static WebhookProvider Provider { get; } =
        new("RelayMail", new RelayMailRequestReader(), new ApiPage("items", new RelayMailReader("items")));
}
