using CampaignMetrics.Bounces;
using static CampaignMetrics.Cli.Output.Figures;

namespace CampaignMetrics.Cli.Output;

/// <summary>Writes a report for people at a terminal: rates with the counts behind them first, then what they are made of.</summary>
internal sealed class TerminalReport(Report report, Page page)
{
    private const int Most = 8, BarWidth = 24, ShortBarWidth = 12, MostReasons = 3, MostRejected = 3, LongestReason = 32;

    public static void Write(Report report, Page page)
    {
        var terminal = new TerminalReport(report, page);
        new TerminalHeading(report, page).Write();
        terminal.Delivery();
        terminal.People();
        terminal.Rates();
        terminal.Engagement();
        new TerminalTimeline(report, page).Write();
        terminal.SinceSending();
        terminal.Links();
        terminal.Clients();
        terminal.Devices();
        terminal.Countries();
        terminal.Places();
        terminal.Emails();
        terminal.Domains();
        terminal.Revenue();
        terminal.Goals();
        terminal.Unattributed();
        terminal.Excluded();
        terminal.Input();
    }

    private void Delivery()
    {
        var delivery = report.Delivery;
        page.Heading("Delivery");
        page.Rows(
        [
            Line("selected", delivery.Selected),
            Line("  not sent", delivery.NotSent, Reasons(delivery)),
            Line("  sent", delivery.Sent),
            Line("    delivered", delivery.Delivered, Presumed(delivery)),
            Line("    bounced", delivery.Bounced, Bounces(delivery)),
            Line("    deferred", delivery.Deferred),
            Line("    pending", delivery.Pending),
            .. Some("auto-replies", delivery.AutoReplies, "told as bounces, and none"),
        ]);
    }

    private static string Presumed(DeliveryReport delivery) => delivery.PresumedDelivered > 0
        ? Invariant($"{delivery.PresumedDelivered:N0} of them presumed")
        : "";

    private static string Reasons(DeliveryReport delivery)
    {
        var top = delivery.NotSentReasons.Take(MostReasons).ToList();
        var others = delivery.NotSent - top.Sum(row => row.Count);
        var shown = top.Select(row => Invariant($"{Cells.Fit(Safe.Text(row.Reason), LongestReason)} {row.Count:N0}"));
        return string.Join(", ", others > 0 && top.Count > 0 ? shown.Append(Invariant($"others {others:N0}")) : shown);
    }

    private static string Bounces(DeliveryReport delivery) => string.Join(", ", Enum.GetValues<BounceClass>()
        .Where(bounceClass => delivery.BouncedAs(bounceClass) > 0)
        .Select(bounceClass => Invariant($"{BounceNames.Of(bounceClass)} {delivery.BouncedAs(bounceClass):N0}")));

    /// <summary>Left out where everybody got one message: people are then the messages above.</summary>
    private void People()
    {
        var people = report.People;
        if (people.Sent == report.Delivery.Sent) return;
        page.Heading("People, each counted once");
        page.Rows(
        [
            Line("sent", people.Sent),
            Line("delivered", people.Delivered),
            Measured("opened", people.Opened, people.NotMeasured),
            Measured("clicked", people.Clicked, people.NotMeasured),
        ]);
    }

    private void Rates()
    {
        page.Heading("Rates");
        page.Rows([.. report.Rates.Select(RowOf)], BarWidth);
    }

    private static PageRow RowOf(ReportedRate rate)
    {
        var value = Figures.Percent(rate.Value);
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
            Measured(
                "unique opens", Metric.Opened,
                Invariant($"{engagement.TotalOpens:N0} in total, {engagement.ImpliedOpens:N0} known by a click only")),
            Measured("unique clicks", Metric.Clicked, Invariant($"{engagement.TotalClicks:N0} in total")),
            Measured("replies", Metric.Replied),
            Line("forwards", engagement.Forwards),
            Line("unsubscribed", report.Delivery.Unsubscribed),
            Measured("spam reports", Metric.SpamReported),
        ];
        // Null is shown with the reason why nothing could be measured; 0 would say nothing.
        if (viewing.Measured is not 0)
            rows.Add(Measured(
                "viewing time", viewing.Measured, viewing.NotMeasured,
                Invariant($"read {viewing.Read.Count:N0}, skimmed {viewing.Skimmed.Count:N0}, glanced {viewing.Glanced.Count:N0}")));
        page.Rows(rows);
    }

    private PageRow Measured(string name, Metric metric, string note = "") =>
        Measured(name, report.Counts.Measured(metric), report.Counts.ReasonAgainst(metric), note);

    private static PageRow Measured(string name, long? count, string? reason, string note = "") => count is { } known
        ? Line(name, known, note)
        : new PageRow(name, "–", 0, $"not measured: {reason}");

    private void SinceSending()
    {
        if (report.SinceSending.All(row => row.Opens + row.Clicks == 0)) return;
        var most = Math.Max(1, report.SinceSending.Max(row => row.Opens));
        page.Heading("Opens since each message was sent");
        page.Rows(
            [
                .. report.SinceSending.Select(row => new PageRow(
                    $"within {row.Within}", Invariant($"{row.Opens:N0}"), (double)row.Opens / most,
                    Invariant($"{row.FirstOpens:N0} first, {Counted.Of(row.Clicks, "click")}"))),
            ],
            ShortBarWidth);
        if (report.SinceSending.Max(row => row.LeftOut) is > 0 and var leftOut)
            page.Note($"and {Counted.Of(leftOut, "message")} of which no event says when they were sent");
    }

    private void Links() => Ranking("Links", report.Links, link => (
        NameOf(link), link.Combined.Total,
        Invariant($"{link.Combined.Unique:N0} unique, {(link.Share.Value ?? 0) * 100:0.0} % of clicks")),
        "click", RestOf("links", "clicks"), keepsEnds: true);

    /// <summary>Label and role stand at the two ends, which stay where the middle is cut.</summary>
    private static string NameOf(LinkReport link) =>
        (link.Label is { } label ? $"{label}: " : "")
        + (link.Url.Length > 0 ? link.Url : "(no URL)")
        + (link.Role == LinkRole.Content ? "" : $" ({JsonName.Of<LinkRole>(link.Role)})");

    private void Clients() => Ranking("Clients", report.Clients, row => (
        $"{row.Client} ({row.Device})", row.Opens.Total,
        Invariant($"{row.Opens.Unique:N0} unique, {Counted.Of(row.Clicks.Total, "click")}")), "open", RestOf("clients", "opens"));

    private void Devices() => Ranking("Devices", report.Devices, row => (
        row.Device, row.Opens.Total, Invariant($"{row.Opens.Unique:N0} unique, {Counted.Of(row.Clicks.Total, "click")}")), "open");

    private void Countries()
    {
        Ranking("Countries", report.Countries, row => (
            row.Country ?? "unknown", row.Opens, Placed(row.Clicks, row.ProxiedOpens, row.ProxiedClicks)),
            "open", RestOf("countries", "opens"));
        if (!report.Countries.IsEmpty && report.PlacesBy is { } source)
            page.Note($"places by {source.Database}{(source.Date is { } date ? Invariant($" of {date:yyyy-MM-dd}") : "")}");
    }

    private void Places() => Ranking("Places", report.Locations, row => (
        string.Join(", ", new[] { row.Place.City, row.Place.Region, row.Place.Country }.Where(part => part is not null)),
        row.Opens, Placed(row.Clicks, row.ProxiedOpens)), "open", RestOf("locations", "opens"));

    private static string Placed(long clicks, long proxiedOpens, long proxiedClicks = 0) =>
        Counted.Of(clicks, "click") + (proxiedOpens + proxiedClicks > 0
            ? $"; by a proxy {Counted.Of(proxiedOpens, "open")}" + (proxiedClicks > 0 ? $", {Counted.Of(proxiedClicks, "click")}" : "")
            : "");

    private void Emails()
    {
        if (report.Emails.Length > 1)
            Ranking("Emails", report.Emails, row => (
                row.Name ?? row.Email.Value,
                row.Delivery.Sent,
                $"open {Percent(row.Rates.Open)}, click {Percent(row.Rates.Click)}, bounce {Percent(row.Rates.Bounce)}"),
                "sent message", RestOf("emails", "sent"));
    }

    private void Domains() => Ranking("Receiving domains", report.Domains, row => (
        row.Domain, row.Sent,
        Invariant($"{row.Delivered:N0} delivered, {row.Bounced:N0} bounced, {SpamReports(row)}")),
        "sent message", RestOf("domains", "sent"));

    private static string SpamReports(DomainReport row) =>
        row.SpamReports is { } reports ? Counted.Of(reports, "spam report") : "spam reports not told";

    /// <summary>How many rows of a list the report itself leaves out, beyond those that the page leaves out, and what they have.</summary>
    private (long Rows, long? Sum) RestOf(string list, string column) =>
        report.Rest.FirstOrDefault(rest => rest.List == list) is { } rest ? (rest.Rows, rest[column]) : (0, 0);

    private void Revenue()
    {
        if (report.Revenue.IsEmpty) return;
        page.Heading("Revenue");
        page.Rows(
            [
                .. report.Revenue.Select(row =>
                    new PageRow(row.Amount.Currency, Invariant($"{row.Amount.Amount:N2}"), null, Ordered(row))),
                .. report.Amounts.SelectMany(RowsOf),
            ]);
    }

    private static string Ordered(RevenueReport row) =>
        $"in {Counted.Of(row.Orders, "order")}" + (row.Refunds > 0 ? $", less {Counted.Of(row.Refunds, "refund")}" : "");

    private static IEnumerable<PageRow> RowsOf(ReportedAmount amount) => amount.ByCurrency.Select(quotient => new PageRow(
        $"{amount.Words}, {quotient.Amount.Currency}",
        quotient.Value is { } value ? Invariant($"{value:N2}") : "–", null,
        quotient.NotMeasured is { } reason
            ? $"not measured: {reason}"
            : Invariant($"{quotient.Amount.Amount:N2} of {quotient.Denominator:N0}")));

    private void Goals() => Ranking("Goals", report.Goals, row => (
        row.Goal.Length > 0 ? row.Goal : "(none)", row.Conversions, $"by {Counted.Of(row.Contacts, "contact")}"),
        "conversion", RestOf("goals", "conversions"));

    /// <summary>What names no email and is attributed to none; only rows that count something.</summary>
    private void Unattributed()
    {
        var nameless = report.Unattributed;
        List<PageRow> rows =
        [
            .. Some("unsubscribed", nameless.Unsubscribed),
            .. Some("spam reports", nameless.SpamReports),
            .. Some("conversions", nameless.Conversions),
            .. Some("refunds", nameless.Refunds, "of orders that nobody knows"),
        ];
        if (rows.Count == 0) return;
        page.Heading("Attributed to no email, and counted nowhere else");
        page.Rows(rows);
    }

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
        foreach (var rejection in input.Rejected.Take(MostRejected)) page.Note(Invariant($"line {rejection.Line:N0}: {rejection.Reason}"));
        if (input.RejectedCount > MostRejected) page.Note(Invariant($"and {input.RejectedCount - MostRejected:N0} more"));
        page.Line();
    }

    /// <summary>A list by a number: its first rows, and what the others have together.</summary>
    private void Ranking<T>(
        string title, IReadOnlyCollection<T> rows, Func<T, (string Key, long Count, string Note)> show, string unit,
        (long Rows, long? Sum)? rest = null, bool keepsEnds = false)
    {
        if (rows.Count == 0) return;
        var all = rows.Select(show).ToList();
        var top = all.Take(Most).ToList();
        var (restRows, restSum) = rest ?? (0, 0);
        var others = all.Count - top.Count + restRows;
        page.Heading(others > 0 ? Invariant($"{title} (top {top.Count} of {top.Count + others:N0})") : title);
        var most = Math.Max(1, top.Max(row => row.Count));
        page.Rows(
            [
                .. top.Select(row =>
                    new PageRow(row.Key, Invariant($"{row.Count:N0}"), (double)row.Count / most, row.Note) { KeepsEnds = keepsEnds }),
            ],
            ShortBarWidth);
        var sum = all.Skip(Most).Sum(row => row.Count) + restSum;
        if (others > 0) page.Note(Invariant($"and {others:N0} more{(sum is { } known ? $" with {Counted.Of(known, unit)}" : "")}"));
    }

    private static IEnumerable<PageRow> Some(string name, long count, string note = "") => count > 0 ? [Line(name, count, note)] : [];

    private static PageRow Line(string name, long count, string note = "") => new(name, Invariant($"{count:N0}"), null, note);

    private static string Percent(ReportedRate rate) => rate.Value is { } value ? Invariant($"{value * 100:0.0} %") : "–";
}
