using System.Globalization;
using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Receivers;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Reports.Unsubscriptions;

namespace CampaignMetrics.Portfolio.Watch;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "health", "providers": [], "limits": [], "days": [],
/// "daysLeftOut", "receivers": [], "comparisons", "falseAlarmRate", "changes": [], "changesLeftOut", "violations" }</c></summary>
internal sealed class WatchReportConverter : ObjectConverter<WatchReport>
{
    public static WatchReportConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, WatchReport value)
    {
        foreach (var waiting in DocumentHead.Pieces(json, WatchReport.Schema, value)) yield return waiting;
        json.WriteObject("health", value.Health, HealthScoreConverter.Instance);
        foreach (var waiting in json.WriteRows("providers", value.Providers, WatchProviderConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("limits", ComplaintLimit.All, ComplaintLimitConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("days", value.Days, WatchDayConverter.Instance)) yield return waiting;
        json.WriteNumber("daysLeftOut", value.DaysLeftOut);
        foreach (var waiting in json.WriteRows("receivers", value.Receivers, ReceiverDayConverter.Instance)) yield return waiting;
        json.WriteNumber("comparisons", value.Comparisons);
        json.WriteNumber("falseAlarmRate", WatchReport.FalseAlarmRate);
        foreach (var waiting in json.WriteRows("changes", value.Changes, UnusualChangeConverter.Instance)) yield return waiting;
        json.WriteNumber("changesLeftOut", value.ChangesLeftOut);
        foreach (var waiting in json.WritePieces("violations", value.Violations, ViolationReportConverter.Instance)) yield return waiting;
    }

    public override WatchReport Read(JsonPart json)
    {
        var basis = DocumentHead.Read(json, WatchReport.Schema);
        // The limits and the rate of false alarms are the same in every document: they are for readers of the JSON.
        var limits = json["limits"].Rows(ComplaintLimitConverter.Instance.Read);
        if (!limits.AsSpan().SequenceEqual(ComplaintLimit.All.AsSpan())) throw json["limits"].Fault("other limits are published");
        json["falseAlarmRate"].Confirm(WatchReport.FalseAlarmRate);
        return new WatchReport(basis)
        {
            Caveats = json["caveats"].Rows(CaveatConverter.Instance.Read),
            Health = json["health"].Read(HealthScoreConverter.Instance.Read),
            Providers = json["providers"].Rows(WatchProviderConverter.Instance.Read),
            Days = json["days"].Rows(WatchDayConverter.Instance.Read),
            DaysLeftOut = json["daysLeftOut"].Count(),
            Receivers = json["receivers"].Rows(ReceiverDayConverter.Instance.Read),
            Comparisons = json["comparisons"].Count(),
            Changes = json["changes"].Rows(UnusualChangeConverter.Instance.Read),
            ChangesLeftOut = json["changesLeftOut"].Count(),
            Violations = json["violations"].Read(ViolationReportConverter.Instance.Read),
        };
    }
}

/// <summary><c>{ "sent", "points", "notMeasured", "losses": [] }</c></summary>
internal sealed class HealthScoreConverter : ObjectConverter<HealthScore>
{
    public static HealthScoreConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, HealthScore value)
    {
        json.WriteNumber("sent", value.Sent);
        json.WriteNumberOrNull("points", value.Points);
        if (value.NotMeasured is { } reason) json.WriteString(UnmeasuredMembers.Name, reason);
        foreach (var _ in json.WriteRows("losses", value.Losses, HealthLossConverter.Instance)) { }
    }

    public override HealthScore Read(JsonPart json)
    {
        var score = new HealthScore(json["sent"].Count(), json["losses"].Rows(HealthLossConverter.Instance.Read));
        // The rest follows from these; it must agree.
        json["points"].Confirm(score.Points);
        if (json.Optional(UnmeasuredMembers.Name)?.Text() != score.NotMeasured) throw json.Fault("it does not agree with 'sent'");
        return score;
    }
}

/// <summary><c>{ "cause", "rate": a ratio, "lost", "most", "allLostAt", "source" }</c></summary>
internal sealed class HealthLossConverter : ObjectConverter<HealthLoss>
{
    public static HealthLossConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, HealthLoss value)
    {
        json.WriteWord("cause", value.Cause);
        json.WriteObject("rate", value.Rate, RatioConverter.Instance);
        json.WriteNumberOrNull("lost", value.Lost);
        json.WriteNumber("most", value.Most);
        json.WriteNumber("allLostAt", value.AllLostAt);
        json.WriteString("source", value.Source);
    }

    public override HealthLoss Read(JsonPart json)
    {
        var loss = new HealthLoss(json["cause"].Word<HealthCause>(), json["rate"].Read(RatioConverter.Instance.Read));
        json["lost"].Confirm(loss.Lost);
        json["most"].Confirm(loss.Most);
        json["allLostAt"].Confirm(loss.AllLostAt);
        if (json["source"].Text() != loss.Source) throw json["source"].Fault("it is another one");
        return loss;
    }
}

/// <summary><c>{ "provider", "delivery", "complaints": a ratio, "health" }</c></summary>
internal sealed class WatchProviderConverter : ObjectConverter<WatchProvider>
{
    public static WatchProviderConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, WatchProvider value)
    {
        json.WriteString("provider", value.Provider);
        json.WriteObject("delivery", value.Delivery, DeliveryReportConverter.Instance);
        json.WriteObject("complaints", value.Complaints, RatioConverter.Instance);
        json.WriteObject("health", value.Health, HealthScoreConverter.Instance);
    }

    public override WatchProvider Read(JsonPart json) => new(
        json["provider"].TextOrNull(), json["delivery"].Read(DeliveryReportConverter.Instance.Read),
        json["complaints"].Read(RatioConverter.Instance.Read), json["health"].Read(HealthScoreConverter.Instance.Read));
}

/// <summary><c>{ "provider", "day", "delivery", "complaints": a ratio, "standing" }</c></summary>
internal sealed class WatchDayConverter : ObjectConverter<WatchDay>
{
    public static WatchDayConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, WatchDay value)
    {
        json.WriteString("provider", value.Provider);
        json.WriteString("day", value.Day.ToString(ReceiverDayConverter.DayFormat, CultureInfo.InvariantCulture));
        json.WriteObject("delivery", value.Delivery, DeliveryReportConverter.Instance);
        json.WriteObject("complaints", value.Complaints, RatioConverter.Instance);
        json.WriteWordOrNull("standing", value.Standing);
    }

    public override WatchDay Read(JsonPart json) => new(
        json["provider"].TextOrNull(), ReceiverDayConverter.DayOf(json["day"]),
        json["delivery"].Read(DeliveryReportConverter.Instance.Read), json["complaints"].Read(RatioConverter.Instance.Read),
        json["standing"].WordOrNull<LimitStanding>());
}

/// <summary><c>{ "by", "key", "day", "metric", "now": a ratio, "before": a ratio, "probability" }</c></summary>
internal sealed class UnusualChangeConverter : ObjectConverter<UnusualChange>
{
    public static UnusualChangeConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, UnusualChange value)
    {
        json.WriteString("by", value.By.ToString());
        json.WriteString("key", value.Key);
        json.WriteString("day", value.Day.ToString(ReceiverDayConverter.DayFormat, CultureInfo.InvariantCulture));
        json.WriteWord("metric", value.Metric);
        json.WriteObject("now", value.Now, RatioConverter.Instance);
        json.WriteObject("before", value.Before, RatioConverter.Instance);
        json.WriteNumber("probability", value.Probability);
    }

    public override UnusualChange Read(JsonPart json) => new(
        DimensionConverter.Of(json["by"]), json["key"].TextOrNull(), ReceiverDayConverter.DayOf(json["day"]),
        json["metric"].Word<Metric>(), json["now"].Read(RatioConverter.Instance.Read), json["before"].Read(RatioConverter.Instance.Read),
        json["probability"].Quotient());
}
