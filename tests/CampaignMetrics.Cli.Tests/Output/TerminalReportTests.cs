using System.Globalization;

namespace CampaignMetrics.Cli.Tests.Output;

/// <summary>What a report at a terminal tells beside its rates.</summary>
public sealed class TerminalReportTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static string Shown(IEnumerable<EmailEvent> events, LedgerOptions? options = null, ReportScope? scope = null)
    {
        var ledger = new MessageLedger(options ?? LedgerOptions.Default);
        foreach (var told in events) ledger.Apply(told);
        return string.Join('\n', Pages.Of(80, ledger.Report(Definition.HubSpot, scope ?? ReportScope.All)));
    }

    private static Sent Sent(string email = "e", string to = "a@example.com", string? send = null) =>
        new() { At = At, Email = email, Recipient = to, Send = send };

    private static Delivered Delivered() => new() { At = At.AddSeconds(1), Email = "e", Recipient = "a@example.com" };

    private static Clicked Clicked(string url, WebRequest? request = null) => new()
    {
        At = At.AddHours(1), Email = "e", Recipient = "a@example.com", Url = url, Request = request ?? new WebRequest(),
    };

    private static Email Email(Tracking? tracking = null, Deliveries? deliveries = null, params IEnumerable<EmailLink> links) =>
        new() { Id = "e", Tracking = tracking, Deliveries = deliveries, Links = [.. links] };

    private static LedgerOptions With(Email email) => new() { Catalog = new EmailCatalog([email]) };

    [Fact]
    public void Caveats_stand_under_the_heading() =>
        Assert.Contains(
            "definitions  ·  sent 2026-03-02 09:00 +00:00\n  ! Opens are undercounted", Shown([Sent(), Delivered(), Clicked("u")]),
            StringComparison.Ordinal);

    [Fact]
    public void Filters_stand_under_the_heading() =>
        Assert.Contains(
            "\n  only email e; sent from 2026-03-01 (UTC)\n",
            Shown([Sent()], scope: new ReportScope { Email = "e", From = new DateOnly(2026, 3, 1) }), StringComparison.Ordinal);

    [Fact]
    public void What_is_no_filter_stands_under_the_heading_by_itself() =>
        Assert.Contains(
            "\n  as of 2026-03-03 09:00 +00:00\n  without b@example.com (0 messages left out)\n",
            Shown([Sent()], scope: new ReportScope { AsOf = At.AddDays(1), Exclude = ["b@example.com"] }), StringComparison.Ordinal);

    [Fact]
    public void A_list_says_how_many_rows_it_leaves_out_and_what_they_have()
    {
        var shown = Shown(Enumerable.Range(1, 10).SelectMany(link => Enumerable.Repeat(link, 11 - link)).Select(ClickedNumber));
        Assert.Contains("\nLinks (top 8 of 10)\n", shown, StringComparison.Ordinal);
        Assert.Contains("\n  and 2 more with 3 clicks\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_the_scope_cuts_short_says_so_too()
    {
        var shown = Shown(Enumerable.Range(1, 4).Select(ClickedNumber), scope: new ReportScope { MaxRows = 3 });
        Assert.Contains("\nLinks (top 3 of 4)\n", shown, StringComparison.Ordinal);
        Assert.Contains("\n  and 1 more with 1 click\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_with_all_its_rows_says_nothing_of_others() =>
        Assert.DoesNotContain(" more", Shown(Enumerable.Range(1, 8).Select(ClickedNumber)), StringComparison.Ordinal);

    private static Clicked ClickedNumber(int link, int click) =>
        Clicked(string.Create(CultureInfo.InvariantCulture, $"https://shop.example/{link}")) with { At = At.AddHours(1 + click) };

    [Fact]
    public void Reasons_that_are_not_shown_are_counted()
    {
        var events = Enumerable.Range(0, 5)
            .Select(i => new NotSent { At = At, Email = "e", Recipient = $"{i}@example.com", Reason = $"reason-{i}" });
        var words = Shown(events).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("reason-2 1, others 2", string.Join(' ', words), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_stays_where_an_address_is_cut()
    {
        var url = $"https://shop.example/{new string('a', 60)}/end";
        var link = new EmailLink { Url = url, Label = "To the sale" };
        Assert.Matches("To the sale: shop\\.exa.*….*/end ", Shown([Sent(), Delivered(), Clicked(url)], With(Email(links: link))));
    }

    [Fact]
    public void Quiet_days_of_a_long_time_are_not_shown()
    {
        var shown = Shown([Sent(), Delivered(), Clicked("u"), Clicked("u") with { At = At.AddDays(100) }]);
        Assert.Contains("\n  Wed 2026-06-10", shown, StringComparison.Ordinal);
        Assert.Contains("\n  99 without opens and clicks are not shown\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_days_of_a_short_time_are_shown() =>
        Assert.Contains(
            "\n  Tue 2026-03-03", Shown([Sent(), Delivered(), Clicked("u"), Clicked("u") with { At = At.AddDays(10) }]),
            StringComparison.Ordinal);

    [Fact]
    public void People_are_told_where_somebody_got_more_than_one_message()
    {
        Assert.DoesNotContain("People", Shown([Sent()]), StringComparison.Ordinal);
        Assert.Matches(@"People, each counted once\n  sent +1\n", Shown([Sent(), Sent("f")]));
    }

    [Fact]
    public void Presumed_deliveries_are_told() =>
        Assert.Matches("delivered +1  1 of them presumed", Shown([Sent()], With(Email(deliveries: Deliveries.Presumed))));

    [Fact]
    public void Automatic_replies_are_told() =>
        Assert.Matches(
            "auto-replies +1  told as bounces, and none",
            Shown([Sent(), new Bounced { At = At.AddHours(1), Email = "e", Recipient = "a@example.com", AutoReply = true }]));

    [Fact]
    public void No_word_of_the_deliveries_is_cut_by_long_reasons() =>
        Assert.Matches(
            "auto-replies +1  told as bounces, and none",
            Shown(
            [
                new NotSent { At = At, Email = "e", Recipient = "b@example.com", Reason = new string('x', 40) },
                new NotSent { At = At, Email = "e", Recipient = "c@example.com", Reason = new string('y', 40) },
                Sent(), new Bounced { At = At.AddHours(1), Email = "e", Recipient = "a@example.com", AutoReply = true },
            ]));

    [Fact]
    public void What_was_not_measured_says_why() =>
        Assert.Matches("unique opens +–  not measured: tracking off", Shown([Sent(), Delivered()], With(Email(Tracking.Off))));

    [Fact]
    public void A_link_has_its_label_and_its_role()
    {
        var link = new EmailLink { Url = "https://e.example/v", Role = LinkRole.ViewInBrowser, Label = "Web" };
        Assert.Matches(
            @"Web: https://e.example/v \(viewInBrowser\) +1  1 unique",
            Shown([Sent(), Delivered(), Clicked("https://e.example/v")], With(Email(links: link))));
    }

    [Fact]
    public void Countries_are_told() =>
        Assert.Matches(
            "Countries\n  NL +1 .*1 click",
            Shown([Sent(), Delivered(), Clicked("u", new WebRequest { Place = new Place("NL", null, null) })]));

    [Fact]
    public void Countries_are_told_with_what_came_through_a_proxy()
    {
        var request = new WebRequest { Ip = "192.0.2.1", Place = new Place("NL", null, null) };
        var opened = new Opened { At = At.AddHours(1), Email = "e", Recipient = "a@example.com", Request = request };
        var options = new LedgerOptions { Enrichment = Enrichment.Default with { PrivacyRelay = _ => true } };
        Assert.Matches(
            "Countries\n  NL +1 .*1 click; by a proxy 1 open, 1 click",
            Shown([Sent(), Delivered(), opened, Clicked("u", request)], options));
    }

    [Fact]
    public void A_short_timeline_tells_the_best_hours_too() =>
        Assert.Matches(
            @"Opens by day \(UTC\)\n  Mon 2026-03-02 +1 .*\n  most opens: Monday 10:00 \(1\)\n",
            Shown([Sent(), Delivered(), Clicked("u")]));

    [Fact]
    public void Opens_are_told_by_time_since_sending() =>
        Assert.Matches(
            "Opens since each message was sent\n  within 24h +1 .*1 first, 1 click\n", Shown([Sent(), Delivered(), Clicked("u")]));

    [Fact]
    public void Goals_and_refunds_are_told()
    {
        var order = new Converted
        {
            At = At.AddHours(2), Email = "e", Recipient = "a@example.com", Goal = "purchase", Order = "1", Amount = new Money(10, "EUR"),
        };
        var shown = Shown([Sent(), Delivered(), order, order with { At = At.AddHours(3), Amount = new Money(-4, "EUR") }]);
        Assert.Matches("EUR +6.00  in 1 order, less 1 refund", shown);
        Assert.Matches("Goals\n  purchase +1 .*by 1 contact", shown);
    }

    [Fact]
    public void What_belongs_to_no_email_is_told() =>
        Assert.Matches(
            "Attributed to no email, and counted nowhere else\n  unsubscribed +1\n",
            Shown([Sent(), new Unsubscribed { At = At, Recipient = "b@example.com" }]));
}
