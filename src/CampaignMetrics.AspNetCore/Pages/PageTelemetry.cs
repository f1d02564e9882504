using System.Diagnostics.Metrics;
using CampaignMetrics.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>How many pages are told of changes.</summary>
internal sealed class PageTelemetry(IMeterFactory meters)
{
    private readonly UpDownCounter<int> _streams = meters.Create(CampaignTelemetry.Name).CreateUpDownCounter<int>(
        "campaign_metrics.page.streams", "{stream}", "Pages that are told of changes.");

    public void Begun() => _streams.Add(1);

    public void Ended() => _streams.Add(-1);
}
