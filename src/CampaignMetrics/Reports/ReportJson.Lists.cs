using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

public static partial class ReportJson
{
    private static void WriteRows<T>(Utf8JsonWriter json, string name, ImmutableArray<T> rows, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            write(json, row);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLinks(Utf8JsonWriter json, Report report) => WriteRows(json, "links", report.Links, static (json, link) =>
    {
        json.WriteString("url", link.Url);
        WriteEvents(json, "html", link.Html);
        WriteEvents(json, "text", link.Text);
        WriteEvents(json, "combined", link.Combined);
        json.WritePropertyName("share");
        WriteRate(json, link.Share);
    });

    private static void WriteClients(Utf8JsonWriter json, Report report)
    {
        WriteRows(json, "clients", report.Clients, static (json, row) =>
        {
            json.WriteString("client", row.Client);
            json.WriteString("device", row.Device);
            WriteEvents(json, "opens", row.Opens);
            WriteEvents(json, "clicks", row.Clicks);
        });
        WriteRows(json, "devices", report.Devices, static (json, row) =>
        {
            json.WriteString("device", row.Device);
            WriteEvents(json, "opens", row.Opens);
            WriteEvents(json, "clicks", row.Clicks);
        });
    }

    private static void WriteLocations(Utf8JsonWriter json, Report report) => WriteRows(json, "locations", report.Locations, static (json, row) =>
    {
        json.WriteString("country", row.Place.Country);
        json.WriteString("region", row.Place.Region);
        json.WriteString("city", row.Place.City);
        json.WriteNumber("opens", row.Opens);
        json.WriteNumber("clicks", row.Clicks);
        json.WriteNumber("proxiedOpens", row.ProxiedOpens);
    });

    private static void WriteTimeline(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject("timeline");
        json.WriteString("zone", report.Timeline.Zone);
        json.WriteString("frequency", report.Timeline.Frequency.Name());
        WriteRows(json, "buckets", report.Timeline.Buckets, (json, bucket) =>
        {
            WriteInstant(json, "start", bucket.Start, report.Scope.Zone);
            json.WriteNumber("opens", bucket.Opens);
            json.WriteNumber("firstOpens", bucket.FirstOpens);
            json.WriteNumber("clicks", bucket.Clicks);
            json.WriteNumber("firstClicks", bucket.FirstClicks);
        });
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
            foreach (var events in hoursOf(day)) row.Append(row.Length > 1 ? ", " : "").Append(events.ToString(CultureInfo.InvariantCulture));
            json.WriteRawValue(row.Append(']').ToString(), skipInputValidation: true);
        }
        json.WriteEndArray();
    }

    private static void WriteContacts(Utf8JsonWriter json, ContactsReport contacts)
    {
        json.WriteStartObject("contacts");
        WriteRows(json, "byOpens", contacts.ByOpens, WriteContact);
        WriteRows(json, "byClicks", contacts.ByClicks, WriteContact);
        json.WriteEndObject();
    }

    private static void WriteContact(Utf8JsonWriter json, ContactEngagement contact)
    {
        json.WriteString("contact", contact.Contact.Value);
        json.WriteNumber("opens", contact.Opens);
        json.WriteNumber("clicks", contact.Clicks);
    }

    private static void WriteEmails(Utf8JsonWriter json, Report report) => WriteRows(json, "emails", report.Emails, static (json, email) =>
    {
        json.WriteString("email", email.Email.Value);
        json.WriteString("name", email.Name);
        json.WriteString("campaign", email.Campaign);
        WriteInstant(json, "sentAt", email.SentAt, TimeZoneInfo.Utc);
        json.WritePropertyName("delivery");
        WriteDelivery(json, email.Delivery, withReasons: false);
        json.WritePropertyName("engagement");
        WriteEngagement(json, email.Engagement);
        json.WritePropertyName("rates");
        WriteRates(json, email.Rates);
    });

    private static void WriteDomains(Utf8JsonWriter json, Report report) => WriteRows(json, "domains", report.Domains, static (json, row) =>
    {
        json.WriteString("domain", row.Domain);
        json.WriteNumber("sent", row.Sent);
        json.WriteNumber("delivered", row.Delivered);
        json.WriteNumber("bounced", row.Bounced);
        json.WriteNumber("opens", row.Opens);
        json.WriteNumber("clicks", row.Clicks);
        json.WriteNumber("spamReports", row.SpamReports);
    });

    private static void WriteRevenue(Utf8JsonWriter json, Report report) => WriteRows(json, "revenue", report.Revenue, static (json, row) =>
    {
        json.WriteString("currency", row.Amount.Currency);
        json.WriteNumber("amount", row.Amount.Amount);
        json.WriteNumber("orders", row.Orders);
    });

    private static void WriteExcluded(Utf8JsonWriter json, ExcludedReport excluded)
    {
        json.WriteStartObject("excluded");
        json.WriteNumber("automationOpens", excluded.AutomationOpens);
        json.WriteNumber("automationClicks", excluded.AutomationClicks);
        json.WriteNumber("privacyOpens", excluded.PrivacyOpens);
        json.WriteNumber("roleClicks", excluded.RoleClicks);
        WriteRows(json, "rules", excluded.Rules, static (json, row) =>
        {
            json.WriteString("rule", row.Rule);
            json.WriteNumber("events", row.Events);
        });
        json.WriteEndObject();
    }

    private static void WriteInput(Utf8JsonWriter json, InputReport input)
    {
        json.WriteStartObject("input");
        json.WriteNumber("lines", input.Lines);
        json.WriteNumber("events", input.Events);
        json.WriteNumber("duplicates", input.Duplicates);
        WriteRows(json, "rejected", input.Rejected, static (json, row) =>
        {
            json.WriteNumber("line", row.Line);
            json.WriteString("reason", row.Reason);
        });
        json.WriteNumber("rejectedCount", input.RejectedCount);
        json.WriteEndObject();
    }
}
