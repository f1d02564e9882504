using System.Globalization;
using CampaignMetrics.Exports;
using CampaignMetrics.Json;
using CampaignMetrics.Shared;

namespace CampaignMetrics.Reports;

/// <summary>A report as one table, with a row for each number.</summary>
internal static class ReportTable
{
    private static readonly Columns<ReportLine> Columns = new()
    {
        { "section", CellType.Text, line => line.Section },
        { "key", CellType.Text, line => line.Key },
        { "metric", CellType.Text, line => line.Metric },
        { "value", CellType.Number, line => line.Value },
        { "numerator", CellType.Number, line => line.Numerator },
        { "denominator", CellType.Number, line => line.Denominator },
        { "note", CellType.Text, line => line.Note },
    };

    public static Table Of(Report report)
    {
        var lines = new List<ReportLine>();
        Write(report, lines.Add);
        return Columns.Of(lines);
    }

    private static void Write(Report report, Action<ReportLine> add)
    {
        About(add, report);
        foreach (var metric in Enum.GetValues<Metric>()) Count(add, "total", "", metric, report.Counts);
        Rates(add, "total", "", report.Rates);
        Amounts(add, "total", "", report.Amounts);
        foreach (var row in report.Delivery.BounceReasons) Count(add, "bounceReason", row.Reason, row.Class.ToString(), row.Count);
        foreach (var row in report.Delivery.NotSentReasons) Count(add, "notSentReason", row.Reason, "count", row.Count);
        foreach (var link in report.Links) Link(add, link);
        ClickMap(add, report.ClickMap);
        foreach (var row in report.Clients)
            Events(add, "client", $"{row.Client} / {row.Device}", ("opens", row.Opens), ("clicks", row.Clicks));
        foreach (var row in report.Devices) Events(add, "device", row.Device, ("opens", row.Opens), ("clicks", row.Clicks));
        foreach (var row in report.Countries)
            Counts(
                add, "country", row.Country ?? "", ("opens", row.Opens), ("clicks", row.Clicks), ("proxiedOpens", row.ProxiedOpens),
                ("proxiedClicks", row.ProxiedClicks));
        foreach (var row in report.Locations)
            Counts(
                add, "location", $"{row.Place.Country} / {row.Place.Region} / {row.Place.City}", ("opens", row.Opens),
                ("clicks", row.Clicks), ("proxiedOpens", row.ProxiedOpens));
        foreach (var row in report.SinceSending)
            Counts(
                add, "sinceSending", row.Within, ("opens", row.Opens), ("firstOpens", row.FirstOpens), ("clicks", row.Clicks),
                ("firstClicks", row.FirstClicks), ("leftOut", row.LeftOut));
        foreach (var row in report.Timeline.Buckets)
            Counts(
                add, "timeline", row.Start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), ("opens", row.Opens),
                ("firstOpens", row.FirstOpens), ("clicks", row.Clicks), ("firstClicks", row.FirstClicks));
        foreach (var row in report.Contacts.ByOpens)
            Counts(add, "contactByOpens", row.Contact.Value, ("opens", row.Opens), ("clicks", row.Clicks));
        foreach (var row in report.Contacts.ByClicks)
            Counts(add, "contactByClicks", row.Contact.Value, ("opens", row.Opens), ("clicks", row.Clicks));
        foreach (var row in report.Emails) Email(add, row);
        foreach (var row in report.Domains) Domain(add, row);
        foreach (var row in report.Rest)
            Counts(add, "rest", row.List, [("rows", row.Rows), .. row.Sums.Select(sum => (sum.Key, sum.Value))]);
        Earned(add, report);
        foreach (var row in report.Excluded.Rules) Count(add, "excluded", row.Rule, "events", row.Events);
        Counts(
            add, "input", "", ("lines", report.Input.Lines), ("events", report.Input.Events), ("duplicates", report.Input.Duplicates),
            ("rejected", report.Input.RejectedCount));
    }

    /// <summary>Writes which definition, scope and settings the numbers are of, and the caveats.</summary>
    private static void About(Action<ReportLine> add, Report report)
    {
        Row(add, "definitions", "", "", default, default, default, DefinitionTitle.Of(report.Definition));
        Row(add, "scope", "", "", default, default, default, report.Scope.ToString());
        if (report.Settings != ReportSettings.Default) Row(add, "settings", "", "", default, default, default, report.Settings.ToString());
        if (report.Excluded.Messages is { } leftOut) Count(add, "scope", "", "messagesLeftOut", leftOut);
        foreach (var caveat in report.Caveats)
        {
            var code = Words<CaveatCode>.Of(caveat.Code);
            Count(add, "caveat", code, "count", caveat.Count, caveat.Text);
            if (caveat.Share is { } share) Row(add, "caveat", code, "share", share, default, default, null);
        }
        var people = report.People;
        Counts(add, "people", "", ("sent", people.Sent), ("delivered", people.Delivered));
        Count(add, "people", "", "opened", people.Opened, people.NotMeasured);
        Count(add, "people", "", "clicked", people.Clicked, people.NotMeasured);
    }

    private static void Link(Action<ReportLine> add, LinkReport link)
    {
        Events(add, "link", link.Url, ("html", link.Html), ("text", link.Text), ("combined", link.Combined));
        Row(add, "link", link.Url, "role", default, default, default, Words<LinkRole>.Of(link.Role));
        if (link.Label is { } label) Row(add, "link", link.Url, "label", default, default, default, label);
    }

    private static void ClickMap(Action<ReportLine> add, ClickMap map)
    {
        foreach (var row in map.Occurrences)
        {
            Counts(add, "clickMap", row.Link ?? "", ("total", row.Clicks.Total), ("unique", row.Clicks.Unique));
            Row(add, "clickMap", row.Link ?? "", "url", default, default, default, row.Url);
        }
        Counts(add, "clickMap", "", ("leftOut.text", map.TextClicks), ("leftOut.variant", map.VariantClicks));
    }

    private static void Domain(Action<ReportLine> add, DomainReport row)
    {
        Counts(add, "domain", row.Domain, ("sent", row.Sent), ("delivered", row.Delivered), ("bounced", row.Bounced));
        Count(add, "domain", row.Domain, "opens", row.Opens, row.NotMeasured);
        Count(add, "domain", row.Domain, "clicks", row.Clicks, row.NotMeasured);
        Count(add, "domain", row.Domain, "spamReports", row.SpamReports, row.SpamRate.NotMeasured);
    }

    /// <summary>Writes revenue, goals, and what is attributed to no email.</summary>
    private static void Earned(Action<ReportLine> add, Report report)
    {
        foreach (var row in report.Revenue)
        {
            Row(add, "revenue", row.Amount.Currency, "amount", row.Amount.Amount, default, default, null);
            Counts(add, "revenue", row.Amount.Currency, ("orders", row.Orders), ("refunds", row.Refunds));
        }
        foreach (var row in report.Goals) Counts(add, "goal", row.Goal, ("conversions", row.Conversions), ("contacts", row.Contacts));
        var nameless = report.Unattributed;
        Counts(
            add, "unattributed", "", ("unsubscribed", nameless.Unsubscribed), ("spamReports", nameless.SpamReports),
            ("conversions", nameless.Conversions), ("refunds", nameless.Refunds));
    }

    private static void Email(Action<ReportLine> add, EmailReport email)
    {
        foreach (var metric in Enum.GetValues<Metric>())
            Count(add, "email", email.Email.Value, metric, email.Counts);
        Rates(add, "email", email.Email.Value, email.Rates);
        Amounts(add, "email", email.Email.Value, email.Amounts);
    }

    private static void Rates(Action<ReportLine> add, string section, string key, RatesReport rates)
    {
        foreach (var rate in rates)
            Row(add, section, key, rate.Name + "Rate", rate.Value, rate.Ratio.Numerator, rate.Ratio.Denominator, rate.Ratio.NotMeasured);
    }

    private static void Amounts(Action<ReportLine> add, string section, string key, AmountsReport amounts)
    {
        foreach (var amount in amounts)
            foreach (var quotient in amount.ByCurrency)
                Row(add, section, key, $"{amount.Name}.{quotient.Amount.Currency}",
                    quotient.Value, quotient.Amount.Amount,
                    quotient.Denominator, quotient.NotMeasured);
    }

    private static void Events(
        Action<ReportLine> add, string section, string key, params ReadOnlySpan<(string Name, EventCount Count)> counts)
    {
        foreach (var (name, count) in counts) Counts(add, section, key, (name + ".total", count.Total), (name + ".unique", count.Unique));
    }

    private static void Counts(Action<ReportLine> add, string section, string key, params ReadOnlySpan<(string Name, long Count)> counts)
    {
        foreach (var (name, count) in counts) Count(add, section, key, name, count);
    }

    private static void Count(Action<ReportLine> add, string section, string key, Metric metric, MetricCounts counts) =>
        Count(add, section, key, Words<Metric>.Of(metric), counts.Measured(metric), counts.ReasonAgainst(metric));

    /// <summary>Writes a count. An empty value was not measured, and the note says why.</summary>
    private static void Count(Action<ReportLine> add, string section, string key, string metric, long? count, string? note = null) =>
        Row(add, section, key, metric, count, default, default, note);

    private static void Row(
        Action<ReportLine> add, string section, string key, string metric, Cell value, Cell numerator, Cell denominator, string? note) =>
        add(new ReportLine(section, key, metric, value, numerator, denominator, note));

    /// <summary>A row: a number of a section by its key and name, and what it was divided from.</summary>
    private readonly record struct ReportLine(
        string Section, string Key, string Metric, Cell Value, Cell Numerator, Cell Denominator, string? Note);
}
