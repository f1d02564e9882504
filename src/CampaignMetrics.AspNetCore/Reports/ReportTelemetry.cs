using System.Diagnostics.Metrics;
using CampaignMetrics.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>How long reports take, by their kind.</summary>
internal sealed class ReportTelemetry(IMeterFactory meters, TimeProvider time)
{
    private readonly Histogram<double> _reports = meters.Create(CampaignTelemetry.Name).CreateHistogram<double>(
        "campaign_metrics.report.duration", "s", "How long it took to make and write a report.");

    /// <summary>Measures until it is disposed.</summary>
    public IDisposable Time(string kind) => new Running(this, kind, time.GetTimestamp());

    private void End(string kind, long began) =>
        _reports.Record(time.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("campaign_metrics.report.kind", kind));

    private sealed class Running(ReportTelemetry telemetry, string kind, long began) : IDisposable
    {
        public void Dispose() => telemetry.End(kind, began);
    }
}
