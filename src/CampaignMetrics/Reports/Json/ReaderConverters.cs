using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary><c>{ "client", "device", "opens", "clicks" }</c></summary>
internal sealed class ClientReportConverter : ObjectConverter<ClientReport>
{
    public static ClientReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ClientReport value)
    {
        json.WriteString("client", value.Client);
        json.WriteString("device", value.Device);
        json.WriteObject("opens", value.Opens, EventCountConverter.Instance);
        json.WriteObject("clicks", value.Clicks, EventCountConverter.Instance);
    }

    public override ClientReport Read(JsonPart json) => new(
        json["client"].Text(), json["device"].Text(),
        json["opens"].Read(EventCountConverter.Instance.Read), json["clicks"].Read(EventCountConverter.Instance.Read));
}

/// <summary><c>{ "device", "opens", "clicks" }</c></summary>
internal sealed class DeviceReportConverter : ObjectConverter<DeviceReport>
{
    public static DeviceReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, DeviceReport value)
    {
        json.WriteString("device", value.Device);
        json.WriteObject("opens", value.Opens, EventCountConverter.Instance);
        json.WriteObject("clicks", value.Clicks, EventCountConverter.Instance);
    }

    public override DeviceReport Read(JsonPart json) => new(
        json["device"].Text(),
        json["opens"].Read(EventCountConverter.Instance.Read), json["clicks"].Read(EventCountConverter.Instance.Read));
}

/// <summary><c>{ "country", "region", "city", "opens", "clicks", "proxiedOpens" }</c></summary>
internal sealed class LocationReportConverter : ObjectConverter<LocationReport>
{
    public static LocationReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, LocationReport value)
    {
        PlaceConverter.Instance.WriteMembers(json, value.Place);
        json.WriteNumber("opens", value.Opens);
        json.WriteNumber("clicks", value.Clicks);
        json.WriteNumber("proxiedOpens", value.ProxiedOpens);
    }

    public override LocationReport Read(JsonPart json) => new(
        PlaceConverter.Instance.Read(json), json["opens"].Count(), json["clicks"].Count(), json["proxiedOpens"].Count());
}

/// <summary><c>{ "country", "opens", "clicks", "proxiedOpens", "proxiedClicks" }</c></summary>
internal sealed class CountryReportConverter : ObjectConverter<CountryReport>
{
    public static CountryReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, CountryReport value)
    {
        json.WriteString("country", value.Country);
        json.WriteNumber("opens", value.Opens);
        json.WriteNumber("clicks", value.Clicks);
        json.WriteNumber("proxiedOpens", value.ProxiedOpens);
        json.WriteNumber("proxiedClicks", value.ProxiedClicks);
    }

    public override CountryReport Read(JsonPart json) => new(
        json["country"].TextOrNull(), json["opens"].Count(), json["clicks"].Count(), json["proxiedOpens"].Count(),
        json["proxiedClicks"].Count());
}

/// <summary><c>{ "contact", "opens", "clicks" }</c></summary>
internal sealed class ContactEngagementConverter : ObjectConverter<ContactEngagement>
{
    public static ContactEngagementConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ContactEngagement value)
    {
        json.WriteString("contact", value.Contact.Value);
        json.WriteNumber("opens", value.Opens);
        json.WriteNumber("clicks", value.Clicks);
    }

    public override ContactEngagement Read(JsonPart json) =>
        new(json["contact"].Id<ContactId>(), json["opens"].Count(), json["clicks"].Count());
}

/// <summary><c>{ "byOpens": [], "byClicks": [] }</c></summary>
internal sealed class ContactsReportConverter : ObjectConverter<ContactsReport>
{
    public static ContactsReportConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, ContactsReport value)
    {
        if (value.NotMeasured is not { } reason)
            return
            [
                .. json.WriteRows("byOpens", value.ByOpens, ContactEngagementConverter.Instance),
                .. json.WriteRows("byClicks", value.ByClicks, ContactEngagementConverter.Instance),
            ];
        json.WriteNotMeasured(reason, "byOpens", "byClicks");
        return [json.BytesPending];
    }

    public override ContactsReport Read(JsonPart json) => new(
        json["byOpens"].IsNull ? [] : json["byOpens"].Rows(ContactEngagementConverter.Instance.Read, ContactsReport.MaxContacts),
        json["byClicks"].IsNull ? [] : json["byClicks"].Rows(ContactEngagementConverter.Instance.Read, ContactsReport.MaxContacts))
    {
        NotMeasured = json.ReasonAgainst("byOpens"),
    };
}
