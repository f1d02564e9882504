using System.Globalization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Reports;
using Spectre.Console;

namespace CampaignMetrics.Cli.Output;

/// <summary>A report for a person at a terminal: headline numbers with the counts behind them, then what they are made of.</summary>
internal sealed class TerminalReport(Report report, IAnsiConsole console)
{
    private const int Most = 8, BarWidth = 24, LongestNote = 64;

    public static void Write(Report report, IAnsiConsole console)
    {
        var page = new TerminalReport(report, console);
        page.Title();
        page.Delivery();
        page.Rates();
        page.Engagement();
        new TerminalTimeline(report, console).Write();
        page.Links();
        page.Clients();
        page.Devices();
        page.Places();
        page.Emails();
        page.Domains();
        page.Revenue();
        page.Excluded();
        page.Input();
    }

    private void Title()
    {
        var only = report.Emails.Length == 1 ? report.Emails[0] : null;
        var name = only is null ? $"{report.Emails.Length:N0} emails" : Safe.Text(only.Name ?? only.Email.Value);
        console.WriteLine();
        console.Write(new Text(name, new Style(decoration: Decoration.Bold)));
        console.Write(new Text(Invariant($"  ·  {report.Definition.Name} definitions{Sent(only)}"), Faint));
        console.WriteLine();
    }

    private string Sent(EmailReport? email) => email?.SentAt is { } at ? Invariant($"  ·  sent {TimeZoneInfo.ConvertTime(at, report.Scope.Zone):yyyy-MM-dd HH:mm zzz}") : "";

    private void Delivery()
    {
        var delivery = report.Delivery;
        Heading("Delivery");
        var table = Columns.Of(3);
        Line(table, "selected", delivery.Selected);
        Line(table, "  not sent", delivery.NotSent, string.Join(", ", delivery.NotSentReasons.Take(3).Select(row => Invariant($"{row.Reason} {row.Count:N0}"))));
        Line(table, "  sent", delivery.Sent);
        Line(table, "    delivered", delivery.Delivered);
        Line(table, "    bounced", delivery.Bounced, Bounces(delivery));
        Line(table, "    deferred", delivery.Deferred);
        Line(table, "    pending", delivery.Pending);
        console.Write(table);
    }

    private static string Bounces(DeliveryReport delivery) => string.Join(", ", Enum.GetValues<BounceClass>()
        .Where(bounceClass => delivery.BouncedAs(bounceClass) > 0)
        .Select(bounceClass => Invariant($"{bounceClass.ToString().ToLowerInvariant()} {delivery.BouncedAs(bounceClass):N0}")));

    private void Rates()
    {
        Heading("Rates");
        var table = Columns.Of(4);
        foreach (var rate in report.Rates)
        {
            var value = rate.Value is { } known ? Invariant($"{known * 100:0.00} %") : "–";
            var counts = rate.Ratio.NotMeasured is { } reason ? $"not measured: {reason}" : Invariant($"{rate.Ratio.Numerator:N0} of {rate.Ratio.Denominator:N0}") + Interval(rate);
            table.AddRow(new Text(Words(rate.Name)), new Text(value, Strong), new Text(Bar.Of(rate.Value ?? 0, BarWidth), Bars), new Text(counts, Faint));
        }
        console.Write(table);
    }

    private static string Interval(ReportedRate rate) =>
        rate.Rate?.Interval95 is { } interval ? Invariant($"   95 %: {interval.Low * 100:0.0}–{interval.High * 100:0.0} %") : "";

    private void Engagement()
    {
        var (engagement, viewing) = (report.Engagement, report.Viewing);
        Heading("Engagement");
        var table = Columns.Of(3);
        Line(table, "unique opens", engagement.UniqueOpens, Invariant($"{engagement.TotalOpens:N0} in total, {engagement.ImpliedOpens:N0} known by a click only"));
        Line(table, "unique clicks", engagement.UniqueClicks, Invariant($"{engagement.TotalClicks:N0} in total"));
        Line(table, "replies", engagement.Replies);
        Line(table, "forwards", engagement.Forwards);
        Line(table, "unsubscribed", report.Delivery.Unsubscribed);
        Line(table, "spam reports", report.Delivery.SpamReports);
        if (viewing.Measured > 0)
            Line(table, "viewing time", viewing.Measured, Invariant($"read {viewing.Read.Count:N0}, skimmed {viewing.Skimmed.Count:N0}, glanced {viewing.Glanced.Count:N0}"));
        console.Write(table);
    }

    private void Links() => Ranking("Links", report.Links, link => (link.Url, link.Combined.Total, Invariant($"{link.Combined.Unique:N0} unique, {(link.Share.Value ?? 0) * 100:0.0} % of clicks")));

    private void Clients() => Ranking("Clients", report.Clients, row => ($"{row.Client} ({row.Device})", row.Opens.Total, Invariant($"{row.Opens.Unique:N0} unique, {row.Clicks.Total:N0} clicks")));

    private void Devices() => Ranking("Devices", report.Devices, row => (row.Device, row.Opens.Total, Invariant($"{row.Opens.Unique:N0} unique, {row.Clicks.Total:N0} clicks")));

    private void Places() => Ranking("Places", report.Locations, row => (
        string.Join(", ", new[] { row.Place.City, row.Place.Region, row.Place.Country }.Where(part => part is not null)), row.Opens,
        row.ProxiedOpens > 0 ? Invariant($"{row.Clicks:N0} clicks; {row.ProxiedOpens:N0} opens are a proxy's") : Invariant($"{row.Clicks:N0} clicks")));

    private void Emails()
    {
        if (report.Emails.Length > 1)
            Ranking("Emails", report.Emails, row => (row.Name ?? row.Email.Value, row.Delivery.Sent, Invariant($"open {Percent(row.Rates.Open)}, click {Percent(row.Rates.Click)}, bounce {Percent(row.Rates.Bounce)}")));
    }

    private void Domains() => Ranking("Receiving domains", report.Domains, row => (row.Domain, row.Sent, Invariant($"{row.Delivered:N0} delivered, {row.Bounced:N0} bounced, {row.SpamReports:N0} spam reports")));

    private void Revenue()
    {
        if (report.Revenue.IsEmpty) return;
        Heading("Revenue");
        foreach (var row in report.Revenue) console.Write(new Text(Invariant($"  {row.Amount.Currency} {row.Amount.Amount:N2} in {row.Orders:N0} orders\n")));
    }

    private void Excluded()
    {
        var excluded = report.Excluded;
        Heading("Machines, and what does not count");
        var table = Columns.Of(3);
        Line(table, "opens by programs", excluded.AutomationOpens);
        Line(table, "clicks by programs", excluded.AutomationClicks);
        Line(table, "opens by privacy proxies", excluded.PrivacyOpens);
        foreach (var rule in excluded.Rules) Line(table, $"left out: {rule.Rule}", rule.Events, RuleTexts.Explain(rule.Rule));
        console.Write(table);
    }

    private void Input()
    {
        var input = report.Input;
        Heading("Input");
        console.Write(new Text(Invariant($"  {input.Lines:N0} lines: {input.Events:N0} events, {input.Duplicates:N0} duplicates, {input.RejectedCount:N0} rejected\n")));
        foreach (var rejection in input.Rejected.Take(3)) console.Write(new Text(Invariant($"  line {rejection.Line:N0}: {Safe.Text(rejection.Reason)}\n"), Faint));
        console.WriteLine();
    }

    private void Ranking<T>(string title, IReadOnlyCollection<T> rows, Func<T, (string Key, long Count, string Note)> show)
    {
        if (rows.Count == 0) return;
        Heading(rows.Count > Most ? Invariant($"{title} (top {Most} of {rows.Count:N0})") : title);
        var table = Columns.Of(4);
        var top = rows.Take(Most).Select(show).ToList();
        var most = top.Max(row => row.Count);
        foreach (var (key, count, note) in top)
            table.AddRow(new Text(Safe.Text(key, 44)), new Text(Invariant($"{count:N0}"), Strong), new Text(Bar.Of(count, most, BarWidth / 2), Bars), new Text(Safe.Text(note, LongestNote), Faint));
        console.Write(table);
    }

    private void Heading(string title)
    {
        console.WriteLine();
        console.Write(new Text(title + "\n", new Style(Color.Teal, decoration: Decoration.Bold)));
    }

    private static void Line(Grid table, string name, long count, string note = "") =>
        table.AddRow(new Text(name), new Text(Invariant($"{count:N0}"), Strong), new Text(Safe.Text(note, LongestNote), Faint));

    private static Style Strong { get; } = new(decoration: Decoration.Bold);

    private static Style Faint { get; } = new(Color.Grey);

    private static Style Bars { get; } = new(Color.Teal);

    private static string Percent(ReportedRate rate) => rate.Value is { } value ? Invariant($"{value * 100:0.0} %") : "–";

    /// <summary><c>clickThrough</c> as <c>click-through rate</c>.</summary>
    private static string Words(string name) => name switch
    {
        "clickThrough" => "click-through rate",
        _ => string.Concat(name.Select(letter => char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString())) + " rate",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
