using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics.Reports.Times;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "unit": "milliseconds", "relativeError", "deferredAtFirst",
/// "delivery", "deliveryAtFirst", "deliveryAfterDeferral", "firstOpen", "firstClick" }</c></summary>
internal sealed class TimesReportConverter : ObjectConverter<TimesReport>
{
    private const string Unit = "milliseconds";

    public static TimesReportConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, TimesReport value)
    {
        foreach (var waiting in DocumentHead.Pieces(json, TimesReport.Schema, value)) yield return waiting;
        json.WriteString("unit", Unit);
        json.WriteNumber("relativeError", DurationReport.RelativeError);
        json.WriteObject("deferredAtFirst", value.DeferredAtFirst, RateConverter.Instance);
        json.WriteObject("delivery", value.Delivery, DurationReportConverter.Instance);
        json.WriteObject("deliveryAtFirst", value.DeliveryAtFirst, DurationReportConverter.Instance);
        json.WriteObject("deliveryAfterDeferral", value.DeliveryAfterDeferral, DurationReportConverter.Instance);
        if (value is { FirstOpen: { } open, FirstClick: { } click })
        {
            json.WriteObject("firstOpen", open, DurationReportConverter.Instance);
            json.WriteObject("firstClick", click, DurationReportConverter.Instance);
        }
        else json.WriteNotMeasured(value.NotMeasured!, "firstOpen", "firstClick");
    }

    public override TimesReport Read(JsonPart json)
    {
        var basis = DocumentHead.Read(json, TimesReport.Schema);
        if (json["unit"].Text() != Unit) throw json["unit"].Fault($"\"{Unit}\" is expected");
        json["relativeError"].Confirm(DurationReport.RelativeError);
        var isMeasured = !json["firstOpen"].IsNull;
        return new TimesReport(basis)
        {
            Caveats = json["caveats"].Rows(CaveatConverter.Instance.Read),
            DeferredAtFirst = json["deferredAtFirst"].Read(RateConverter.Instance.Read),
            Delivery = json["delivery"].Read(DurationReportConverter.Instance.Read),
            DeliveryAtFirst = json["deliveryAtFirst"].Read(DurationReportConverter.Instance.Read),
            DeliveryAfterDeferral = json["deliveryAfterDeferral"].Read(DurationReportConverter.Instance.Read),
            FirstOpen = isMeasured ? json["firstOpen"].Read(DurationReportConverter.Instance.Read) : null,
            FirstClick = isMeasured ? json["firstClick"].Read(DurationReportConverter.Instance.Read) : Nothing(json["firstClick"]),
            NotMeasured = isMeasured ? null : json.ReasonAgainst("firstOpen") ?? throw json.Fault("it says not why 'firstOpen' is null"),
        };
    }

    private static DurationReport? Nothing(JsonPart json) =>
        json.IsNull ? null : throw json.Fault("null is expected, as opens have");
}

/// <summary><c>{ "count", "leftOut", "quantiles": { "0.5": a bucket, … }, "buckets": [] }</c>; quantiles are null where nothing was
/// measured.</summary>
internal sealed class DurationReportConverter : ObjectConverter<DurationReport>
{
    private const string Quantiles = "quantiles";

    private static readonly (string Name, double Share)[] Told = [("0.5", 0.5), ("0.9", 0.9), ("0.95", 0.95), ("0.99", 0.99)];

    public static DurationReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, DurationReport value)
    {
        json.WriteNumber("count", value.Count);
        json.WriteNumber("leftOut", value.LeftOut);
        if (value.Count == 0) json.WriteNotMeasured(NotMeasured.NothingToCount, Quantiles);
        else WriteQuantiles(json, value);
        foreach (var _ in json.WriteRows("buckets", value.Buckets, DurationBucketConverter.Instance)) { }
    }

    public override DurationReport Read(JsonPart json)
    {
        var report = new DurationReport(json["buckets"].Rows(DurationBucketConverter.Instance.Read), json["leftOut"].Count());
        for (var i = 1; i < report.Buckets.Length; i++)
            if (report.Buckets[i].From < report.Buckets[i - 1].To) throw json["buckets"].Fault("they are not in their order");
        if (json["count"].Count() != report.Count) throw json["count"].Fault("it is not the sum of the buckets");
        var hasQuantiles = report.Count > 0;
        if (hasQuantiles == json[Quantiles].IsNull) throw json[Quantiles].Fault("it does not agree with the buckets");
        if (hasQuantiles) json[Quantiles].Read(quantiles => Confirm(quantiles, report));
        // Asked for only so that it is not taken for an unknown member.
        else json.ReasonAgainst(Quantiles);
        return report;
    }

    private static void WriteQuantiles(Utf8JsonWriter json, DurationReport value)
    {
        json.WriteStartObject(Quantiles);
        foreach (var (name, share) in Told) json.WriteObject(name, value.Quantile(share)!.Value, DurationBucketConverter.Instance);
        json.WriteEndObject();
    }

    private static bool Confirm(JsonPart json, DurationReport report)
    {
        foreach (var (name, share) in Told)
            if (json[name].Read(DurationBucketConverter.Instance.Read) != report.Quantile(share))
                throw json[name].Fault("it does not agree with the buckets");
        return true;
    }
}

/// <summary><c>{ "from", "to", "count" }</c>, in milliseconds.</summary>
internal sealed class DurationBucketConverter : ObjectConverter<DurationBucket>
{
    public static DurationBucketConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, DurationBucket value)
    {
        json.WriteNumber("from", (long)value.From.TotalMilliseconds);
        json.WriteNumber("to", (long)value.To.TotalMilliseconds);
        json.WriteNumber("count", value.Count);
    }

    public override DurationBucket Read(JsonPart json)
    {
        var from = json["from"].Count();
        if (from > LogBuckets.Longest) throw json["from"].Fault("nothing takes so long");
        var bucket = DurationBucket.Of(LogBuckets.Of(from), json["count"].Count());
        if (bucket.Count == 0) throw json["count"].Fault("a bucket holds something");
        if (bucket.From != TimeSpan.FromMilliseconds(from)) throw json["from"].Fault("no bucket begins here");
        if (json["to"].Count() != (long)bucket.To.TotalMilliseconds) throw json["to"].Fault("the bucket ends elsewhere");
        return bucket;
    }
}
