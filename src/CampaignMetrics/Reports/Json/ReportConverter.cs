using System.Text.Json;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>
/// A report as <c>campaign-metrics/report/v1</c>, to the byte, whatever a program's options say. What is read is all that it tells:
/// the sums that merging needs are not in it.
/// </summary>
internal sealed class ReportConverter : PartConverter<Report>
{
    public override void Write(Utf8JsonWriter writer, Report value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToJson(), skipInputValidation: true);

    /// <summary>Writes a report piece by piece; after each it says how many bytes wait to be passed on.</summary>
    public static IEnumerable<int> Pieces(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject();
        json.WriteString("schema", ReportJson.Schema);
        json.WriteString("definitions", report.Definition.Name);
        if (!IsBuiltIn(report.Definition)) json.WriteObject("definition", report.Definition, DefinitionConverter.Instance);
        ReportScopeConverter.WriteIn(json, report.Scope, report.Timeline);
        IEnumerable<IEnumerable<int>> parts =
        [
            json.WritePieces("delivery", report.Delivery, DeliveryReportConverter.Instance),
            json.WritePieces("engagement", report.Engagement, EngagementReportConverter.Instance),
            json.WritePieces("rates", report.Rates, RatesReportConverter.Instance),
            Amounts(json, report.Amounts),
            json.WritePieces("viewing", report.Viewing, ViewingReportConverter.Instance),
            json.WriteRows("links", report.Links, LinkReportConverter.Instance),
            json.WriteRows("clients", report.Clients, ClientReportConverter.Instance),
            json.WriteRows("devices", report.Devices, DeviceReportConverter.Instance),
            json.WriteRows("locations", report.Locations, LocationReportConverter.Instance),
            json.WritePieces("timeline", report.Timeline, TimelineReportConverter.Instance),
            json.WritePieces("weekHours", report.WeekHours, WeekHoursReportConverter.Instance),
            json.WritePieces("contacts", report.Contacts, ContactsReportConverter.Instance),
            json.WriteRows("emails", report.Emails, EmailReportConverter.Instance),
            json.WriteRows("domains", report.Domains, DomainReportConverter.Instance),
            json.WriteRows("revenue", report.Revenue, RevenueReportConverter.Instance),
            json.WritePieces("excluded", report.Excluded, ExcludedReportConverter.Instance),
            json.WritePieces("input", report.Input, InputReportConverter.Instance),
        ];
        foreach (var part in parts)
            foreach (var waiting in part) yield return waiting;
        json.WriteEndObject();
    }

    private static IEnumerable<int> Amounts(Utf8JsonWriter json, AmountsReport amounts)
    {
        AmountsReportConverter.WriteIn(json, amounts);
        yield return json.BytesPending;
    }

    public override Report Read(JsonPart json)
    {
        if (json["schema"].Text() is var schema && schema != ReportJson.Schema)
            throw json["schema"].Fault($"{ReportJson.Schema} is expected");
        var timeline = json["timeline"].Read(TimelineReportConverter.Instance.Read);
        var delivery = json["delivery"].Read(DeliveryReportConverter.Instance.Read);
        if (!delivery.HasReasons) throw json["delivery"].Fault("'bounceReasons' is missing");
        var engagement = json["engagement"].Read(EngagementReportConverter.Instance.Read);
        var viewing = json["viewing"].Read(ViewingReportConverter.Instance.Read);
        var excluded = json["excluded"].Read(ExcludedReportConverter.Instance.Read);
        return new Report(new ReportParts
        {
            Definition = DefinitionOf(json),
            Scope = ReportScopeConverter.ReadIn(json["scope"], timeline),
            Counts = Counts(delivery, engagement, viewing, excluded),
            Delivery = delivery,
            Engagement = engagement,
            Rates = json["rates"].Read(RatesReportConverter.Instance.Read),
            Amounts = AmountsReportConverter.ReadIn(json),
            Viewing = viewing,
            Links = json["links"].Rows(LinkReportConverter.Instance.Read),
            ClickMap = null,
            Clients = json["clients"].Rows(ClientReportConverter.Instance.Read),
            Devices = json["devices"].Rows(DeviceReportConverter.Instance.Read),
            Locations = json["locations"].Rows(LocationReportConverter.Instance.Read),
            Timeline = timeline,
            WeekHours = json["weekHours"].Read(WeekHoursReportConverter.Instance.Read),
            Contacts = json["contacts"].Read(ContactsReportConverter.Instance.Read),
            Emails = json["emails"].Rows(EmailReportConverter.Instance.Read),
            Domains = json["domains"].Rows(DomainReportConverter.Instance.Read),
            Revenue = json["revenue"].Rows(RevenueReportConverter.Instance.Read),
            Excluded = excluded,
            Input = json["input"].Read(InputReportConverter.Instance.Read),
        });
    }

    private static bool IsBuiltIn(Definition definition) => Definition.Find(definition.Name) == definition;

    /// <summary>The definition: by its name alone where it is built in, else in full.</summary>
    private static Definition DefinitionOf(JsonPart json)
    {
        var name = json["definitions"];
        var definition = json.Optional("definition") is { } stated
            ? stated.Read(DefinitionConverter.Instance.Read)
            : Definition.Find(name.Text()) ?? throw name.Fault("no built-in definition has this name, and there is no 'definition'");
        return definition.Name == name.Text() ? definition : throw name.Fault("it is not the name of the definition");
    }

    private static MetricCounts Counts(DeliveryReport delivery, EngagementReport engagement, ViewingReport viewing, ExcludedReport excluded)
    {
        var counts = new MetricReading
        {
            [Metric.DwellMeasured] = viewing.Measured, [Metric.Read] = viewing.Read.Count,
            [Metric.Skimmed] = viewing.Skimmed.Count, [Metric.Glanced] = viewing.Glanced.Count,
            [Metric.AutomationOpens] = excluded.AutomationOpens, [Metric.AutomationClicks] = excluded.AutomationClicks,
            [Metric.PrivacyOpens] = excluded.PrivacyOpens, [Metric.RoleClicks] = excluded.RoleClicks,
        };
        counts.Add(delivery.Counts);
        counts.Add(engagement.Counts);
        return counts.ToCounts();
    }
}

/// <summary><c>{ "current": a report, "previous": a report }</c></summary>
internal sealed class ReportComparisonConverter : ObjectConverter<ReportComparison>
{
    private static readonly ReportConverter Reports = new();

    public override void WriteMembers(Utf8JsonWriter json, ReportComparison value)
    {
        json.WritePropertyName("current");
        json.WriteRawValue(value.Current.ToJson(), skipInputValidation: true);
        json.WritePropertyName("previous");
        json.WriteRawValue(value.Previous.ToJson(), skipInputValidation: true);
    }

    public override ReportComparison Read(JsonPart json) =>
        new(json["current"].Read(Reports.Read), json["previous"].Read(Reports.Read));
}

/// <summary><c>{ "current", "previous" }</c></summary>
internal sealed class MetricChangeConverter : ObjectConverter<MetricChange>
{
    public override void WriteMembers(Utf8JsonWriter json, MetricChange value)
    {
        json.WriteNumber("current", value.Current);
        json.WriteNumber("previous", value.Previous);
    }

    public override MetricChange Read(JsonPart json) => new(json["current"].Count(), json["previous"].Count());
}

/// <summary><c>{ "current": a named rate, "previous": a named rate }</c></summary>
internal sealed class RateChangeConverter : ObjectConverter<RateChange>
{
    public override void WriteMembers(Utf8JsonWriter json, RateChange value)
    {
        json.WriteObject("current", value.Current, ReportedRateConverter.Instance);
        json.WriteObject("previous", value.Previous, ReportedRateConverter.Instance);
    }

    public override RateChange Read(JsonPart json) => new(
        json["current"].Read(ReportedRateConverter.Instance.Read), json["previous"].Read(ReportedRateConverter.Instance.Read));
}
