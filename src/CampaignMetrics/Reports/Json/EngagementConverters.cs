using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>An engagement report: counts of opens, clicks, replies and forwards, and why some are null.</summary>
internal sealed class EngagementReportConverter : ObjectConverter<EngagementReport>
{
    private static readonly MetricMembers Counts = new(
    [
        ("totalOpens", Metric.TotalOpens), ("uniqueOpens", Metric.Opened), ("impliedOpens", Metric.ImpliedOpened),
        ("totalClicks", Metric.TotalClicks), ("uniqueClicks", Metric.Clicked),
        ("replies", Metric.Replied), ("forwards", Metric.Forwarded),
    ]);

    public static EngagementReportConverter Instance { get; } = new();

    /// <summary>The metrics that an engagement report has.</summary>
    public static IEnumerable<Metric> Told => Counts.Metrics;

    public override void WriteMembers(Utf8JsonWriter json, EngagementReport value)
    {
        Counts.Write(json, value.Counts);
        Counts.WriteReasons(json, value.Counts);
    }

    public override EngagementReport Read(JsonPart json)
    {
        var counts = new MetricReading();
        Counts.Read(json, counts);
        return new EngagementReport(counts.ToCounts());
    }
}

/// <summary><c>{ "measured", "read", "skimmed", "glanced" }</c>, and <c>notMeasured</c> where they are null.</summary>
internal sealed class ViewingReportConverter : ObjectConverter<ViewingReport>
{
    public static ViewingReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ViewingReport value)
    {
        json.WriteNumberOrNull("measured", value.Measured);
        json.WriteObject("read", value.Read, ViewingShareConverter.Instance);
        json.WriteObject("skimmed", value.Skimmed, ViewingShareConverter.Instance);
        json.WriteObject("glanced", value.Glanced, ViewingShareConverter.Instance);
        if (value.NotMeasured is { } reason) json.WriteReason(reason, "measured");
    }

    public override ViewingReport Read(JsonPart json) =>
        new(
            json["measured"].CountOrNull(), json.ReasonAgainst("measured"),
            ShareOf(json["read"]), ShareOf(json["skimmed"]), ShareOf(json["glanced"]));

    private static ViewingShare ShareOf(JsonPart json) => json.Read(ViewingShareConverter.Instance.Read);
}

/// <summary><c>{ "count", "ofOpeners": a rate, "ofMeasured": a rate }</c></summary>
internal sealed class ViewingShareConverter : ObjectConverter<ViewingShare>
{
    public static ViewingShareConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ViewingShare value)
    {
        json.WriteNumberOrNull("count", value.Count);
        json.WriteObject("ofOpeners", value.OfOpeners, RateConverter.Instance);
        json.WriteObject("ofMeasured", value.OfMeasured, RateConverter.Instance);
        if (value.Count is null && value.OfOpeners.NotMeasured is { } reason) json.WriteReason(reason, "count");
    }

    public override ViewingShare Read(JsonPart json)
    {
        _ = json.ReasonAgainst("count"); // the rates say it too
        return new(
            json["count"].CountOrNull(),
            json["ofOpeners"].Read(RateConverter.Instance.Read), json["ofMeasured"].Read(RateConverter.Instance.Read));
    }
}

/// <summary><c>{ "total", "unique" }</c></summary>
internal sealed class EventCountConverter : ObjectConverter<EventCount>
{
    public static EventCountConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, EventCount value)
    {
        json.WriteNumber("total", value.Total);
        json.WriteNumber("unique", value.Unique);
    }

    public override EventCount Read(JsonPart json) => new(json["total"].Count(), json["unique"].Count());
}
