using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.DependencyInjection.Telemetry;

/// <summary>What is measured of appends and of the background work, named and counted as OpenTelemetry's conventions ask.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/general/naming/, read in 2026-11.</remarks>
internal sealed class Instruments : IDisposable
{
    public const string Source = "campaign_metrics.source", Type = "campaign_metrics.event.type", Error = "error.type";

    private static readonly ImmutableArray<string> TypeNames =
        [.. Enum.GetValues<EventType>().Select(type => JsonNamingPolicy.CamelCase.ConvertName(type.ToString()))];

    private readonly TimeProvider _time;
    private readonly Meter? _own;
    private readonly ActivitySource _activities = new(CampaignTelemetry.Name);
    private readonly Counter<long> _events, _duplicates, _rejected;
    private readonly Histogram<double> _appends;

    public Instruments(TimeProvider time, OpenLedgers ledgers, IServiceProvider services)
    {
        _time = time;
        // A meter of the host's factory belongs to it.
        var meter = services.GetService<IMeterFactory>()?.Create(CampaignTelemetry.Name) ?? (_own = new Meter(CampaignTelemetry.Name));
        _events = meter.CreateCounter<long>(
            "campaign_metrics.event.appended", "{event}", "Events that were appended, copies of known ones included.");
        _duplicates = meter.CreateCounter<long>("campaign_metrics.event.duplicates", "{event}", "Events that were known.");
        _rejected = meter.CreateCounter<long>("campaign_metrics.event.rejected", "{event}", "What was handed in and is no event.");
        _appends = meter.CreateHistogram(
            "campaign_metrics.append.duration", "s", "How long it took until events were durable.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
            });
        meter.CreateObservableGauge(
            "campaign_metrics.ledger.lag", () => LagOf(ledgers).TotalSeconds, "s",
            "For how long the ledger that is furthest behind has not read its log.");
    }

    /// <summary>Measures an append.</summary>
    public async Task<AppliedEvents> AppendedAsync(string source, IReadOnlyList<EmailEvent> events, Func<Task<AppliedEvents>> append)
    {
        using var activity = _activities.StartActivity("campaign_metrics append");
        activity?.SetTag(Source, source).SetTag("campaign_metrics.events", events.Count);
        var began = _time.GetTimestamp();
        var tag = new KeyValuePair<string, object?>(Source, source);
        try
        {
            var applied = await append().ConfigureAwait(false);
            _appends.Record(_time.GetElapsedTime(began).TotalSeconds, tag);
            Count(tag, events, applied);
            return applied;
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            _appends.Record(_time.GetElapsedTime(began).TotalSeconds, tag, new(Error, e.GetType().FullName));
            throw;
        }
    }

    /// <summary>For how long the ledger that is furthest behind has not read its log; 0 where none is open.</summary>
    public TimeSpan LagOf(OpenLedgers ledgers) =>
        ledgers.All.Select(open => _time.GetElapsedTime(open.FollowedAt)).DefaultIfEmpty(TimeSpan.Zero).Max();

    public void Dispose()
    {
        _own?.Dispose();
        _activities.Dispose();
    }

    private void Count(KeyValuePair<string, object?> source, IReadOnlyList<EmailEvent> events, in AppliedEvents applied)
    {
        Span<int> counts = stackalloc int[TypeNames.Length];
        foreach (var happened in events) counts[(int)happened.Type]++;
        foreach (var rejection in applied.Rejected)
            if (rejection.Line is > 0 and var line) counts[(int)events[(int)line - 1].Type]--;
        for (var type = 0; type < counts.Length; type++)
            if (counts[type] > 0) _events.Add(counts[type], source, new(Type, TypeNames[type]));
        if (applied.Duplicates > 0) _duplicates.Add(applied.Duplicates, source);
        if (applied.Rejected.Length > 0) _rejected.Add(applied.Rejected.Length, source, new("campaign_metrics.stage", "append"));
    }
}
