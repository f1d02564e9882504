using System.Globalization;
using CampaignMetrics.Bounces;

namespace CampaignMetrics.Cli.Output;

/// <summary>A report for a person at a terminal: headline numbers with the counts behind them, then what they are made of.</summary>
internal sealed class TerminalReport(Report report, Page page)
{
    private const int Most = 8, BarWidth = 24, ShortBarWidth = 12, MostReasons = 3, LongestReason = 32;

    public static void Write(Report report, Page page)
    {
        var terminal = new TerminalReport(report, page);
        terminal.Title();
        terminal.Delivery();
        terminal.Rates();
        terminal.Engagement();
        new TerminalTimeline(report, page).Write();
        terminal.Links();
        terminal.Clients();
        terminal.Devices();
        terminal.Places();
        terminal.Emails();
        terminal.Domains();
        terminal.Revenue();
        terminal.Excluded();
        terminal.Input();
    }

    private void Title()
    {
        var only = report.Emails.Length == 1 ? report.Emails[0] : null;
        page.Line();
        page.Title(
            only is null ? Counted.Of(report.Emails.Length, "email") : only.Name ?? only.Email.Value,
            $"  ·  {report.Definition.Name} definitions{Sent(only)}");
    }

    private string Sent(EmailReport? email) =>
        email?.SentAt is { } at ? Invariant($"  ·  sent {TimeZoneInfo.ConvertTime(at, report.Scope.Zone):yyyy-MM-dd HH:mm zzz}") : "";

    private void Delivery()
    {
        var delivery = report.Delivery;
        page.Heading("Delivery");
        page.Rows(
        [
            Line("selected", delivery.Selected),
            Line("  not sent", delivery.NotSent, Reasons(delivery)),
            Line("  sent", delivery.Sent),
            Line("    delivered", delivery.Delivered),
            Line("    bounced", delivery.Bounced, Bounces(delivery)),
            Line("    deferred", delivery.Deferred),
            Line("    pending", delivery.Pending),
        ]);
    }

    private static string Reasons(DeliveryReport delivery) => string.Join(", ", delivery.NotSentReasons
        .Take(MostReasons)
        .Select(row => Invariant($"{Cells.Fit(Safe.Text(row.Reason), LongestReason)} {row.Count:N0}")));

    private static string Bounces(DeliveryReport delivery) => string.Join(", ", Enum.GetValues<BounceClass>()
        .Where(bounceClass => delivery.BouncedAs(bounceClass) > 0)
        .Select(bounceClass => Invariant($"{BounceNames.Of(bounceClass)} {delivery.BouncedAs(bounceClass):N0}")));

    private void Rates()
    {
        page.Heading("Rates");
        page.Rows([.. report.Rates.Select(RowOf)], BarWidth);
    }

    private static PageRow RowOf(ReportedRate rate)
    {
        var value = rate.Value is { } known ? Invariant($"{known * 100:0.00} %") : "–";
        if (rate.Ratio.NotMeasured is { } reason) return new PageRow(rate.Words, value, 0, $"not measured: {reason}");
        var counts = Invariant($"{rate.Ratio.Numerator:N0} of {rate.Ratio.Denominator:N0}");
        return rate.Rate?.Interval95 is { } interval
            ? new PageRow(
                rate.Words, value, rate.Value, Invariant($"{counts}   95 %: {interval.Low * 100:0.0}–{interval.High * 100:0.0} %"),
                counts)
            : new PageRow(rate.Words, value, rate.Value, counts);
    }

    private void Engagement()
    {
        var (engagement, viewing) = (report.Engagement, report.Viewing);
        page.Heading("Engagement");
        List<PageRow> rows =
        [
            Line(
                "unique opens", engagement.UniqueOpens,
                Invariant($"{engagement.TotalOpens:N0} in total, {engagement.ImpliedOpens:N0} known by a click only")),
            Line("unique clicks", engagement.UniqueClicks, Invariant($"{engagement.TotalClicks:N0} in total")),
            Line("replies", engagement.Replies),
            Line("forwards", engagement.Forwards),
            Line("unsubscribed", report.Delivery.Unsubscribed),
            Line("spam reports", report.Delivery.SpamReports),
        ];
        if (viewing.Measured > 0)
            rows.Add(Line(
                "viewing time", viewing.Measured,
                Invariant($"read {viewing.Read.Count:N0}, skimmed {viewing.Skimmed.Count:N0}, glanced {viewing.Glanced.Count:N0}")));
        page.Rows(rows);
    }

    private void Links() => Ranking("Links", report.Links, link => (
        link.Url, link.Combined.Total,
        Invariant($"{link.Combined.Unique:N0} unique, {(link.Share.Value ?? 0) * 100:0.0} % of clicks")), keepsEnds: true);

    private void Clients() => Ranking("Clients", report.Clients, row => (
        $"{row.Client} ({row.Device})", row.Opens.Total,
        Invariant($"{row.Opens.Unique:N0} unique, {Counted.Of(row.Clicks.Total, "click")}")));

    private void Devices() => Ranking("Devices", report.Devices, row => (
        row.Device, row.Opens.Total, Invariant($"{row.Opens.Unique:N0} unique, {Counted.Of(row.Clicks.Total, "click")}")));

    private void Places() => Ranking("Places", report.Locations, row => (
        string.Join(", ", new[] { row.Place.City, row.Place.Region, row.Place.Country }.Where(part => part is not null)),
        row.Opens,
        Counted.Of(row.Clicks, "click") + (row.ProxiedOpens > 0 ? $"; {Counted.Of(row.ProxiedOpens, "open")} by a proxy" : "")));

    private void Emails()
    {
        if (report.Emails.Length > 1)
            Ranking("Emails", report.Emails, row => (
                row.Name ?? row.Email.Value,
                row.Delivery.Sent,
                $"open {Percent(row.Rates.Open)}, click {Percent(row.Rates.Click)}, bounce {Percent(row.Rates.Bounce)}"));
    }

    private void Domains() => Ranking("Receiving domains", report.Domains, row => (
        row.Domain, row.Sent,
        Invariant($"{row.Delivered:N0} delivered, {row.Bounced:N0} bounced, {Counted.Of(row.SpamReports, "spam report")}")));

    private void Revenue()
    {
        if (report.Revenue.IsEmpty) return;
        page.Heading("Revenue");
        page.Rows(
            [
                .. report.Revenue.Select(row =>
                    new PageRow(row.Amount.Currency, Invariant($"{row.Amount.Amount:N2}"), null, $"in {Counted.Of(row.Orders, "order")}")),
                .. report.Amounts.SelectMany(RowsOf),
            ]);
    }

    private static IEnumerable<PageRow> RowsOf(ReportedAmount amount) => amount.ByCurrency.Select(quotient => new PageRow(
        $"{amount.Words}, {quotient.Amount.Currency}",
        quotient.Value is { } value ? Invariant($"{value:N2}") : "–", null,
        quotient.NotMeasured is { } reason
            ? $"not measured: {reason}"
            : Invariant($"{quotient.Amount.Amount:N2} of {quotient.Denominator:N0}")));

    private void Excluded()
    {
        var excluded = report.Excluded;
        page.Heading("Machines, and what does not count");
        page.Rows(
        [
            Line("opens by programs", excluded.AutomationOpens),
            Line("clicks by programs", excluded.AutomationClicks),
            Line("opens by privacy proxies", excluded.PrivacyOpens),
            .. excluded.Rules.Select(rule =>
                Line($"left out: {rule.Rule}", rule.Events, RuleTexts.Explain(rule.Rule)) with { MayBeCut = true }),
        ]);
    }

    private void Input()
    {
        var input = report.Input;
        page.Heading("Input");
        var events = $"{Counted.Of(input.Events, "event")}, {Counted.Of(input.Duplicates, "duplicate")}";
        page.Sentence(Invariant($"{Counted.Of(input.Lines, "line")}: {events}, {input.RejectedCount:N0} rejected"), 2);
        foreach (var rejection in input.Rejected.Take(3)) page.Note(Invariant($"line {rejection.Line:N0}: {rejection.Reason}"));
        page.Line();
    }

    private void Ranking<T>(
        string title, IReadOnlyCollection<T> rows, Func<T, (string Key, long Count, string Note)> show, bool keepsEnds = false)
    {
        if (rows.Count == 0) return;
        page.Heading(rows.Count > Most ? Invariant($"{title} (top {Most} of {rows.Count:N0})") : title);
        var top = rows.Take(Most).Select(show).ToList();
        var most = Math.Max(1, top.Max(row => row.Count));
        page.Rows(
            [
                .. top.Select(row =>
                    new PageRow(row.Key, Invariant($"{row.Count:N0}"), (double)row.Count / most, row.Note) { KeepsEnds = keepsEnds }),
            ],
            ShortBarWidth);
    }

    private static PageRow Line(string name, long count, string note = "") => new(name, Invariant($"{count:N0}"), null, note);

    private static string Percent(ReportedRate rate) => rate.Value is { } value ? Invariant($"{value * 100:0.0} %") : "–";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
