using System.Text.Json;
using CampaignMetrics.Bounces;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>A delivery report: counts by disposition and bounce class, complaints and, for a whole report, the reasons.</summary>
internal sealed class DeliveryReportConverter : ObjectConverter<DeliveryReport>
{
    private const string Bounces = "bounces", BounceReasons = "bounceReasons", NotSentReasons = "notSentReasons";

    private static readonly MetricMembers Stages = new(
    [
        ("selected", Metric.Selected), ("sent", Metric.Sent), ("notSent", Metric.NotSent), ("pending", Metric.Pending),
        ("deferred", Metric.Deferred), ("delivered", Metric.Delivered),
        ("presumedDelivered", Metric.PresumedDelivered), ("bounced", Metric.Bounced), ("autoReplies", Metric.AutoReplies),
    ]);

    private static readonly MetricMembers Classes = new(
    [
        ("hard", Metric.HardBounced), ("soft", Metric.SoftBounced), ("temporary", Metric.TemporaryBounced),
        ("blocked", Metric.BlockedBounced), ("undetermined", Metric.UndeterminedBounced),
    ]);

    private static readonly MetricMembers Complaints = new([("unsubscribed", Metric.Unsubscribed), ("spamReports", Metric.SpamReported)]);

    public static DeliveryReportConverter Instance { get; } = new();

    /// <summary>The metrics that a delivery report has.</summary>
    public static IEnumerable<Metric> Told => [.. Stages.Metrics, .. Classes.Metrics, .. Complaints.Metrics];

    public override IEnumerable<int> Members(Utf8JsonWriter json, DeliveryReport value)
    {
        Stages.Write(json, value.Counts);
        json.WriteStartObject(Bounces);
        Classes.Write(json, value.Counts);
        json.WriteEndObject();
        if (value.HasReasons)
        {
            foreach (var waiting in json.WriteRows(BounceReasons, value.BounceReasons, BounceReasonCountConverter.Instance))
                yield return waiting;
            foreach (var waiting in json.WriteRows(NotSentReasons, value.NotSentReasons, ReasonCountConverter.Instance))
                yield return waiting;
        }
        Complaints.Write(json, value.Counts);
        Complaints.WriteReasons(json, value.Counts);
        yield return json.BytesPending;
    }

    public override DeliveryReport Read(JsonPart json)
    {
        var counts = new MetricReading();
        Stages.Read(json, counts);
        json[Bounces].Read(classes =>
        {
            Classes.Read(classes, counts);
            return counts;
        });
        Complaints.Read(json, counts);
        if (json.Optional(BounceReasons) is not { } bounceReasons) return new DeliveryReport(counts.ToCounts());
        return new DeliveryReport(counts.ToCounts())
        {
            HasReasons = true,
            BounceReasons = bounceReasons.Rows(BounceReasonCountConverter.Instance.Read),
            NotSentReasons = json[NotSentReasons].Rows(ReasonCountConverter.Instance.Read),
        };
    }
}

/// <summary><c>{ "reason", "class", "count" }</c></summary>
internal sealed class BounceReasonCountConverter : ObjectConverter<BounceReasonCount>
{
    public static BounceReasonCountConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, BounceReasonCount value)
    {
        json.WriteString("reason", value.Reason);
        json.WriteString("class", BounceNames.Of(value.Class));
        json.WriteNumber("count", value.Count);
    }

    public override BounceReasonCount Read(JsonPart json) =>
        new(json["reason"].Text(), json["class"].BounceClass(), json["count"].Count());
}

/// <summary><c>{ "reason", "count" }</c></summary>
internal sealed class ReasonCountConverter : ObjectConverter<ReasonCount>
{
    public static ReasonCountConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ReasonCount value)
    {
        json.WriteString("reason", value.Reason);
        json.WriteNumber("count", value.Count);
    }

    public override ReasonCount Read(JsonPart json) => new(json["reason"].Text(), json["count"].Count());
}
