using System.Diagnostics.Metrics;
using CampaignMetrics.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Webhooks;

/// <summary>What is measured of webhooks. Providers that nobody registered have one word, since anybody can invent some.</summary>
internal sealed class WebhookTelemetry
{
    private readonly Counter<long> _requests, _rejected;

    public WebhookTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(CampaignTelemetry.Name);
        _requests = meter.CreateCounter<long>("campaign_metrics.webhook.requests", "{request}", "Requests of webhooks, by their answer.");
        _rejected = meter.CreateCounter<long>("campaign_metrics.event.rejected", "{event}", "What was handed in and is no event.");
    }

    public void Answered(string provider, int status) => _requests.Add(
        1, new("campaign_metrics.source", provider), new("http.response.status_code", status));

    public void Skipped(string provider, int elements) =>
        _rejected.Add(elements, new("campaign_metrics.source", provider), new("campaign_metrics.stage", "webhook"));
}
