using System.Diagnostics.Metrics;
using System.Text.Json;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.TrackedMail;

namespace CampaignMetrics.AspNetCore.Hits;

/// <summary>What is measured of tracked mail.</summary>
internal sealed class HitTelemetry
{
    private const string Kind = "campaign_metrics.token.kind", Fault = "campaign_metrics.token.fault";

    private readonly Counter<long> _hits, _refused, _lost;

    public HitTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(CampaignTelemetry.Name);
        _hits = meter.CreateCounter<long>("campaign_metrics.tracking.hits", "{request}", "Requests with a token, by its kind.");
        _refused = meter.CreateCounter<long>("campaign_metrics.tracking.refused", "{request}", "Requests without a token of this host.");
        _lost = meter.CreateCounter<long>("campaign_metrics.tracking.lost", "{event}", "Events that may be lost: the store was away.");
    }

    public void Hit(TokenKind kind) => _hits.Add(1, new KeyValuePair<string, object?>(Kind, Word(kind)));

    public void Refused(TokenFault fault) => Refused(Word(fault));

    public void Refused(string fault) => _refused.Add(1, new KeyValuePair<string, object?>(Fault, fault));

    public void Lost(TokenKind kind, int events) => _lost.Add(events, new KeyValuePair<string, object?>(Kind, Word(kind)));

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
