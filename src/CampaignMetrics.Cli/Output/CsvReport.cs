using System.Globalization;
using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Output;

/// <summary>A report as one CSV table: a row a number. </summary>
internal static class CsvReport
{
    public static void Write(Report report, Stream target)
    {
        using var csv = new CsvCells(target);
        foreach (var heading in (ReadOnlySpan<string>)["section", "key", "metric", "value", "numerator", "denominator", "note"])
            csv.Text(heading);
        csv.EndRow();
        foreach (var metric in Enum.GetValues<Metric>()) Count(csv, "total", "", Names.Metrics[(int)metric], report.Counts[metric]);
        Rates(csv, "total", "", report.Rates);
        Amounts(csv, "total", "", report.Amounts);
        foreach (var row in report.Delivery.BounceReasons) Count(csv, "bounceReason", row.Reason, row.Class.ToString(), row.Count);
        foreach (var row in report.Delivery.NotSentReasons) Count(csv, "notSentReason", row.Reason, "count", row.Count);
        foreach (var link in report.Links)
            Events(csv, "link", link.Url, ("html", link.Html), ("text", link.Text), ("combined", link.Combined));
        foreach (var row in report.Clients)
            Events(csv, "client", $"{row.Client} / {row.Device}", ("opens", row.Opens), ("clicks", row.Clicks));
        foreach (var row in report.Devices) Events(csv, "device", row.Device, ("opens", row.Opens), ("clicks", row.Clicks));
        foreach (var row in report.Locations)
            Counts(
                csv, "location", $"{row.Place.Country} / {row.Place.Region} / {row.Place.City}", ("opens", row.Opens),
                ("clicks", row.Clicks), ("proxiedOpens", row.ProxiedOpens));
        foreach (var row in report.Timeline.Buckets)
            Counts(
                csv, "timeline", row.Start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), ("opens", row.Opens),
                ("firstOpens", row.FirstOpens), ("clicks", row.Clicks), ("firstClicks", row.FirstClicks));
        foreach (var row in report.Contacts.ByOpens)
            Counts(csv, "contactByOpens", row.Contact.Value, ("opens", row.Opens), ("clicks", row.Clicks));
        foreach (var row in report.Contacts.ByClicks)
            Counts(csv, "contactByClicks", row.Contact.Value, ("opens", row.Opens), ("clicks", row.Clicks));
        foreach (var row in report.Emails) Email(csv, row);
        foreach (var row in report.Domains)
            Counts(
                csv, "domain", row.Domain, ("sent", row.Sent), ("delivered", row.Delivered), ("bounced", row.Bounced), ("opens", row.Opens),
                ("clicks", row.Clicks), ("spamReports", row.SpamReports));
        foreach (var row in report.Revenue)
            Row(csv, "revenue", row.Amount.Currency, "amount", row.Amount.Amount.ToString(CultureInfo.InvariantCulture), "", "", "");
        foreach (var row in report.Excluded.Rules) Count(csv, "excluded", row.Rule, "events", row.Events);
        Counts(
            csv, "input", "", ("lines", report.Input.Lines), ("events", report.Input.Events), ("duplicates", report.Input.Duplicates),
            ("rejected", report.Input.RejectedCount));
    }

    private static void Email(CsvCells csv, EmailReport email)
    {
        foreach (var metric in Enum.GetValues<Metric>())
            Count(csv, "email", email.Email.Value, Names.Metrics[(int)metric], email.Counts[metric]);
        Rates(csv, "email", email.Email.Value, email.Rates);
        Amounts(csv, "email", email.Email.Value, email.Amounts);
    }

    private static void Rates(CsvCells csv, string section, string key, RatesReport rates)
    {
        foreach (var rate in rates)
            Row(csv, section, key, rate.Name + "Rate", rate.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "",
                rate.Ratio.Numerator.ToString(CultureInfo.InvariantCulture), rate.Ratio.Denominator.ToString(CultureInfo.InvariantCulture),
                rate.Ratio.NotMeasured ?? "");
    }

    private static void Amounts(CsvCells csv, string section, string key, AmountsReport amounts)
    {
        foreach (var amount in amounts)
            foreach (var quotient in amount.ByCurrency)
                Row(csv, section, key, $"{amount.Name}.{quotient.Amount.Currency}",
                    quotient.Value?.ToString(CultureInfo.InvariantCulture) ?? "",
                    quotient.Amount.Amount.ToString(CultureInfo.InvariantCulture),
                    quotient.Denominator.ToString(CultureInfo.InvariantCulture), quotient.NotMeasured ?? "");
    }

    private static void Events(CsvCells csv, string section, string key, params ReadOnlySpan<(string Name, EventCount Count)> counts)
    {
        foreach (var (name, count) in counts) Counts(csv, section, key, (name + ".total", count.Total), (name + ".unique", count.Unique));
    }

    private static void Counts(CsvCells csv, string section, string key, params ReadOnlySpan<(string Name, long Count)> counts)
    {
        foreach (var (name, count) in counts) Count(csv, section, key, name, count);
    }

    private static void Count(CsvCells csv, string section, string key, string metric, long count) =>
        Row(csv, section, key, metric, count.ToString(CultureInfo.InvariantCulture), "", "", "");

    private static void Row(
        CsvCells csv, string section, string key, string metric, string value, string numerator, string denominator, string note)
    {
        csv.Text(section);
        csv.Text(key);
        csv.Text(metric);
        csv.Number(value);
        csv.Number(numerator);
        csv.Number(denominator);
        csv.Text(note);
        csv.EndRow();
    }
}
