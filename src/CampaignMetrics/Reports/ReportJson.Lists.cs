using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CampaignMetrics.Time;

namespace CampaignMetrics;

public static partial class ReportJson
{
    private static IEnumerable<int> WriteLists(Utf8JsonWriter json, Report report)
    {
        foreach (var waiting in WriteRows(json, "links", report.Links, WriteLink)) yield return waiting;
        foreach (var waiting in WriteRows(json, "clients", report.Clients, WriteClient)) yield return waiting;
        foreach (var waiting in WriteRows(json, "devices", report.Devices, WriteDevice)) yield return waiting;
        foreach (var waiting in WriteRows(json, "locations", report.Locations, WriteLocation)) yield return waiting;
        foreach (var waiting in WriteTimeline(json, report)) yield return waiting;
        WriteWeekHours(json, report.WeekHours);
        foreach (var waiting in WriteContacts(json, report.Contacts)) yield return waiting;
        foreach (var waiting in WriteRows(json, "emails", report.Emails, WriteEmail)) yield return waiting;
        foreach (var waiting in WriteRows(json, "domains", report.Domains, WriteDomain)) yield return waiting;
        foreach (var waiting in WriteRows(json, "revenue", report.Revenue, WriteCurrencySum)) yield return waiting;
        foreach (var waiting in WriteExcluded(json, report.Excluded)) yield return waiting;
        foreach (var waiting in WriteInput(json, report.Input)) yield return waiting;
    }

    private static IEnumerable<int> WriteRows<T>(Utf8JsonWriter json, string name, ImmutableArray<T> rows, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            write(json, row);
            json.WriteEndObject();
            yield return json.BytesPending;
        }
        json.WriteEndArray();
    }

    private static void WriteLink(Utf8JsonWriter json, LinkReport link)
    {
        json.WriteString("url", link.Url);
        WriteEvents(json, "html", link.Html);
        WriteEvents(json, "text", link.Text);
        WriteEvents(json, "combined", link.Combined);
        json.WritePropertyName("share");
        WriteRate(json, link.Share);
    }

    private static void WriteClient(Utf8JsonWriter json, ClientReport row)
    {
        json.WriteString("client", row.Client);
        json.WriteString("device", row.Device);
        WriteEvents(json, "opens", row.Opens);
        WriteEvents(json, "clicks", row.Clicks);
    }

    private static void WriteDevice(Utf8JsonWriter json, DeviceReport row)
    {
        json.WriteString("device", row.Device);
        WriteEvents(json, "opens", row.Opens);
        WriteEvents(json, "clicks", row.Clicks);
    }

    private static void WriteLocation(Utf8JsonWriter json, LocationReport row)
    {
        json.WriteString("country", row.Place.Country);
        json.WriteString("region", row.Place.Region);
        json.WriteString("city", row.Place.City);
        json.WriteNumber("opens", row.Opens);
        json.WriteNumber("clicks", row.Clicks);
        json.WriteNumber("proxiedOpens", row.ProxiedOpens);
    }

    private static IEnumerable<int> WriteTimeline(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject("timeline");
        json.WriteString("zone", report.Timeline.Zone);
        json.WriteString("frequency", report.Timeline.Frequency.Name());
        var rows = WriteRows(json, "buckets", report.Timeline.Buckets, (json, bucket) =>
        {
            WriteInstant(json, "start", bucket.Start, report.Scope.Zone);
            json.WriteNumber("opens", bucket.Opens);
            json.WriteNumber("firstOpens", bucket.FirstOpens);
            json.WriteNumber("clicks", bucket.Clicks);
            json.WriteNumber("firstClicks", bucket.FirstClicks);
        });
        foreach (var waiting in rows) yield return waiting;
        json.WriteEndObject();
    }

    private static void WriteWeekHours(Utf8JsonWriter json, WeekHoursReport week)
    {
        json.WriteStartObject("weekHours");
        json.WriteString("zone", week.Zone);
        WriteMatrix(json, "opens", week.OpensOfDay);
        WriteMatrix(json, "clicks", week.ClicksOfDay);
        json.WriteEndObject();
    }

    private delegate ReadOnlySpan<long> HoursOfDay(int fromMonday);

    private static void WriteMatrix(Utf8JsonWriter json, string name, HoursOfDay hoursOf)
    {
        json.WriteStartArray(name);
        for (var day = 0; day < 7; day++)
        {
            var row = new StringBuilder("[");
            foreach (var events in hoursOf(day))
                row.Append(row.Length > 1 ? ", " : "").Append(events.ToString(CultureInfo.InvariantCulture));
            json.WriteRawValue(row.Append(']').ToString(), skipInputValidation: true);
        }
        json.WriteEndArray();
    }

    private static IEnumerable<int> WriteContacts(Utf8JsonWriter json, ContactsReport contacts)
    {
        json.WriteStartObject("contacts");
        foreach (var waiting in WriteRows(json, "byOpens", contacts.ByOpens, WriteContact)) yield return waiting;
        foreach (var waiting in WriteRows(json, "byClicks", contacts.ByClicks, WriteContact)) yield return waiting;
        json.WriteEndObject();
    }

    private static void WriteContact(Utf8JsonWriter json, ContactEngagement contact)
    {
        json.WriteString("contact", contact.Contact.Value);
        json.WriteNumber("opens", contact.Opens);
        json.WriteNumber("clicks", contact.Clicks);
    }

    private static void WriteEmail(Utf8JsonWriter json, EmailReport email)
    {
        json.WriteString("email", email.Email.Value);
        json.WriteString("name", email.Name);
        json.WriteString("campaign", email.Campaign);
        WriteInstant(json, "sentAt", email.SentAt, TimeZoneInfo.Utc);
        WriteDeliveryOfEmail(json, email.Delivery);
        json.WritePropertyName("engagement");
        WriteEngagement(json, email.Engagement);
        json.WritePropertyName("rates");
        WriteRates(json, email.Rates);
        WriteAmounts(json, email.Amounts);
    }

    private static void WriteDomain(Utf8JsonWriter json, DomainReport row)
    {
        json.WriteString("domain", row.Domain);
        json.WriteNumber("sent", row.Sent);
        json.WriteNumber("delivered", row.Delivered);
        json.WriteNumber("bounced", row.Bounced);
        json.WriteNumber("opens", row.Opens);
        json.WriteNumber("clicks", row.Clicks);
        json.WriteNumber("spamReports", row.SpamReports);
    }

    private static void WriteCurrencySum(Utf8JsonWriter json, RevenueReport row)
    {
        json.WriteString("currency", row.Amount.Currency);
        json.WriteNumber("amount", row.Amount.Amount);
        json.WriteNumber("orders", row.Orders);
    }

    private static IEnumerable<int> WriteExcluded(Utf8JsonWriter json, ExcludedReport excluded)
    {
        json.WriteStartObject("excluded");
        json.WriteNumber("automationOpens", excluded.AutomationOpens);
        json.WriteNumber("automationClicks", excluded.AutomationClicks);
        json.WriteNumber("privacyOpens", excluded.PrivacyOpens);
        json.WriteNumber("roleClicks", excluded.RoleClicks);
        var rows = WriteRows(json, "rules", excluded.Rules, static (json, row) =>
        {
            json.WriteString("rule", row.Rule);
            json.WriteNumber("events", row.Events);
        });
        foreach (var waiting in rows) yield return waiting;
        json.WriteEndObject();
    }

    private static IEnumerable<int> WriteInput(Utf8JsonWriter json, InputReport input)
    {
        json.WriteStartObject("input");
        json.WriteNumber("lines", input.Lines);
        json.WriteNumber("events", input.Events);
        json.WriteNumber("duplicates", input.Duplicates);
        var rows = WriteRows(json, "rejected", input.Rejected, static (json, row) =>
        {
            json.WriteNumber("line", row.Line);
            json.WriteString("reason", row.Reason);
        });
        foreach (var waiting in rows) yield return waiting;
        json.WriteNumber("rejectedCount", input.RejectedCount);
        json.WriteEndObject();
    }
}
