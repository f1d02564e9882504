using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>
/// A report as <c>campaign-metrics/report/v1</c>: always the same bytes, independent of the program's options. A report that is read has
/// only the numbers in the JSON; the sums that merging needs are not there.
/// </summary>
internal sealed class ReportConverter : PartConverter<Report>
{
    public override void Write(Utf8JsonWriter writer, Report value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToJson(), skipInputValidation: true);

    /// <summary>Writes a report piece by piece. Yields after each piece how many bytes are buffered.</summary>
    public static IEnumerable<int> Pieces(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject();
        DocumentHead.Write(json, ReportJson.Schema, report.Basis, report.Timeline.Frequency);
        var reason = report.Counts.ReasonAgainst(Metric.Opened);
        // Lazy: each part is written when it is enumerated below, so the order here is the order in the JSON.
        IEnumerable<IEnumerable<int>> parts =
        [
            json.WriteRows("caveats", report.Caveats, CaveatConverter.Instance),
            json.WritePieces("people", report.People, PeopleReportConverter.Instance),
            json.WritePieces("delivery", report.Delivery, DeliveryReportConverter.Instance),
            json.WritePieces("engagement", report.Engagement, EngagementReportConverter.Instance),
            json.WritePieces("rates", report.Rates, RatesReportConverter.Instance),
            Amounts(json, report.Amounts),
            json.WritePieces("viewing", report.Viewing, ViewingReportConverter.Instance),
            .. reason is null ? Engaged(json, report) : [Unmeasured(json, report, reason)],
            json.WritePieces("timeline", report.Timeline, TimelineReportConverter.Instance),
            json.WritePieces("localHours", report.LocalHours, LocalHoursReportConverter.Instance),
            json.WritePieces("weekHours", report.WeekHours, WeekHoursReportConverter.Instance),
            json.WritePieces("contacts", report.Contacts, ContactsReportConverter.Instance),
            json.WriteRows("emails", report.Emails, EmailReportConverter.Instance),
            json.WriteRows("domains", report.Domains, DomainReportConverter.Instance),
            json.WriteRows("revenue", report.Revenue, RevenueReportConverter.Instance),
            json.WriteRows("goals", report.Goals, GoalReportConverter.Instance),
            json.WritePieces("unattributed", report.Unattributed, UnattributedReportConverter.Instance),
            report.Rest.IsEmpty ? [] : json.WriteRows("rest", report.Rest, RestReportConverter.Instance),
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

    /// <summary>The lists about opens and clicks, where these are measured.</summary>
    private static IEnumerable<IEnumerable<int>> Engaged(Utf8JsonWriter json, Report report) =>
    [
        json.WritePieces("clickMap", report.ClickMap, ClickMapConverter.Instance),
        json.WriteRows("links", report.Links, LinkReportConverter.Instance),
        json.WriteRows("clients", report.Clients, ClientReportConverter.Instance),
        json.WriteRows("devices", report.Devices, DeviceReportConverter.Instance),
        json.WriteRows("countries", report.Countries, CountryReportConverter.Instance),
        PlacesBy(json, report.PlacesBy),
        json.WriteRows("sinceSending", report.SinceSending, SinceSendingReportConverter.Instance),
        json.WriteRows("locations", report.Locations, LocationReportConverter.Instance),
    ];

    // Members are null and not missing: a reader sees that they exist and why they have no value.
    private static IEnumerable<int> Unmeasured(Utf8JsonWriter json, Report report, string reason)
    {
        string[] first = ["clickMap", "links", "clients", "devices", "countries"], last = ["sinceSending", "locations"];
        foreach (var member in first) json.WriteNull(member);
        foreach (var waiting in PlacesBy(json, report.PlacesBy)) yield return waiting;
        foreach (var member in last) json.WriteNull(member);
        json.WriteReason(reason, [.. first, .. last]);
        yield return json.BytesPending;
    }

    private static ImmutableArray<T> Rows<T>(JsonPart json, ObjectConverter<T> converter) => json.IsNull ? [] : json.Rows(converter.Read);

    private static IEnumerable<int> PlacesBy(Utf8JsonWriter json, PlacesSource? source)
    {
        PlacesSourceConverter.WriteIn(json, source);
        yield return json.BytesPending;
    }

    public override Report Read(JsonPart json)
    {
        var definition = DocumentHead.ReadDefinition(json, ReportJson.Schema);
        var placesBy = PlacesSourceConverter.ReadIn(json);
        _ = json.Optional(UnmeasuredMembers.Name)?.Texts(); // the counts tell the same reason
        var timeline = json["timeline"].Read(TimelineReportConverter.Instance.Read);
        var delivery = json["delivery"].Read(DeliveryReportConverter.Instance.Read);
        // Reasons may be left out for an email or a row, but not for a whole report.
        if (!delivery.HasReasons) throw json["delivery"].Fault("'bounceReasons' is missing");
        var engagement = json["engagement"].Read(EngagementReportConverter.Instance.Read);
        var viewing = json["viewing"].Read(ViewingReportConverter.Instance.Read);
        var excluded = json["excluded"].Read(ExcludedReportConverter.Instance.Read);
        return new Report(new ReportParts
        {
            Basis = DocumentHead.Read(json, definition, timeline.Frequency),
            Counts = Counts(delivery, engagement, viewing, excluded),
            Caveats = json["caveats"].Rows(caveat => CaveatConverter.ReadIn(caveat, placesBy)),
            People = json["people"].Read(PeopleReportConverter.Instance.Read),
            Delivery = delivery,
            Engagement = engagement,
            Rates = json["rates"].Read(RatesReportConverter.Instance.Read),
            Amounts = AmountsReportConverter.ReadIn(json),
            Viewing = viewing,
            Links = Rows(json["links"], LinkReportConverter.Instance),
            ClickMap = json["clickMap"].IsNull ? new ClickMap([], 0, 0) : json["clickMap"].Read(ClickMapConverter.Instance.Read),
            Clients = Rows(json["clients"], ClientReportConverter.Instance),
            Devices = Rows(json["devices"], DeviceReportConverter.Instance),
            Countries = Rows(json["countries"], CountryReportConverter.Instance),
            PlacesBy = placesBy,
            SinceSending = Rows(json["sinceSending"], SinceSendingReportConverter.Instance),
            Locations = Rows(json["locations"], LocationReportConverter.Instance),
            Timeline = timeline,
            LocalHours = json["localHours"].Read(LocalHoursReportConverter.Instance.Read),
            WeekHours = json["weekHours"].Read(WeekHoursReportConverter.Instance.Read),
            Contacts = json["contacts"].Read(ContactsReportConverter.Instance.Read),
            Emails = json["emails"].Rows(EmailReportConverter.Instance.Read),
            Domains = json["domains"].Rows(DomainReportConverter.Instance.Read),
            Revenue = json["revenue"].Rows(RevenueReportConverter.Instance.Read),
            Goals = json["goals"].Rows(GoalReportConverter.Instance.Read),
            Unattributed = json["unattributed"].Read(UnattributedReportConverter.Instance.Read),
            Rest = json.Optional("rest")?.Rows(RestReportConverter.Instance.Read) ?? [],
            Excluded = excluded,
            Input = json["input"].Read(InputReportConverter.Instance.Read),
        });
    }

    private static MetricCounts Counts(DeliveryReport delivery, EngagementReport engagement, ViewingReport viewing, ExcludedReport excluded)
    {
        var counts = new MetricReading
        {
            [Metric.DwellMeasured] = viewing.Measured ?? 0, [Metric.Read] = viewing.Read.Count ?? 0,
            [Metric.Skimmed] = viewing.Skimmed.Count ?? 0, [Metric.Glanced] = viewing.Glanced.Count ?? 0,
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

/// <summary><c>{ "current", "previous" }</c>; null for a count that was not measured.</summary>
internal sealed class MetricChangeConverter : ObjectConverter<MetricChange>
{
    public override void WriteMembers(Utf8JsonWriter json, MetricChange value)
    {
        json.WriteNumberOrNull("current", value.Current);
        json.WriteNumberOrNull("previous", value.Previous);
    }

    public override MetricChange Read(JsonPart json) => new(json["current"].CountOrNull(), json["previous"].CountOrNull());
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
