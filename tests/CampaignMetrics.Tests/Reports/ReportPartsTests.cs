namespace CampaignMetrics.Tests.Reports;

public sealed class ReportPartsTests
{
    [Fact]
    public void An_hour_before_1970_in_the_zone_is_the_hour_that_its_clock_shows()
    {
        var scope = new ReportScope { Zone = TimeZoneInfo.CreateCustomTimeZone("West", TimeSpan.FromHours(-5), null, null) };
        var opened = Some.Opened() with { At = DateTimeOffset.UnixEpoch.AddMinutes(30) };
        Assert.Equal(1, Some.Ledger(opened).Report(scope: scope).WeekHours.Opens(DayOfWeek.Wednesday, 19));
    }

    [Theory]
    [InlineData(1.999, 0, 0, 1), InlineData(2, 0, 1, 0), InlineData(7.999, 0, 1, 0), InlineData(8, 1, 0, 0)]
    public void Viewing_time_is_cut_at_two_and_eight_seconds(double seconds, long read, long skimmed, long glanced)
    {
        var viewing = Some.Report(Some.Delivered(), Some.Opened(), Some.Viewed(seconds)).Viewing;
        Assert.Equal((read, skimmed, glanced), (viewing.Read.Count, viewing.Skimmed.Count, viewing.Glanced.Count));
    }

    [Fact]
    public void The_longest_view_counts() =>
        Assert.Equal(1, Some.Report(Some.Opened(), Some.Viewed(1), Some.Viewed(9, 700)).Viewing.Read.Count);

    [Fact]
    public void A_proxys_viewing_time_is_not_the_readers() =>
        Assert.Equal(0, Some.Report(Some.Opened(), Some.Viewed(9, agent: "Mozilla/5.0 (via ggpht.com GoogleImageProxy)")).Viewing.Measured);

    [Fact]
    public void The_time_of_a_stated_person_counts_though_the_agent_is_like_a_privacy_proxys() =>
        Assert.Equal(1, Some.Report(Some.Opened(), Some.Viewed(9, agent: "Mozilla/5.0", actor: Actor.Human)).Viewing.Read.Count);

    [Fact]
    public void Links_are_counted_by_body_and_together()
    {
        var report = Some.Report(
            Some.Clicked(100, "a", to: "x"), Some.Clicked(200, "a", to: "x", part: EmailPart.Text), Some.Clicked(300, "a", to: "x"),
            Some.Clicked(100, "a", to: "y", part: EmailPart.Text), Some.Clicked(200, "b", to: "y"));
        var link = report.Links[0];
        Assert.Equal(
            ("a", new EventCount(2, 1), new EventCount(2, 2), new EventCount(4, 2)), (link.Url, link.Html, link.Text, link.Combined));
        Assert.Equal((4, 5), (link.Share.Numerator, link.Share.Denominator));
    }

    [Fact]
    public void The_click_map_leaves_out_text_and_variants_and_says_how_many()
    {
        var map = Some.Report(
            Some.Clicked(100, "a", link: "top", to: "x"), Some.Clicked(200, "a", link: "foot", to: "x"),
            Some.Clicked(300, "a", link: "top", to: "y"),
            Some.Clicked(400, "a", part: EmailPart.Text, to: "y"), Some.Clicked(500, "a", variant: "vip", to: "z")).ClickMap!;
        Assert.Equal([("top", "a", 2), ("foot", "a", 1)], map.Occurrences.Select(row => (row.Link, row.Url, row.Clicks.Total)));
        Assert.Equal((1, 1), (map.TextClicks, map.VariantClicks));
    }

    [Fact]
    public void The_first_open_gives_the_place_and_a_second_load_does_not_move_it()
    {
        var report =
            Some.Report(Some.Opened(700, place: new Place("FR", null, null)), Some.Opened(600, place: new Place("NL", null, "Amsterdam")));
        Assert.Equal([(new Place("NL", null, "Amsterdam"), 1L)], report.Locations.Select(row => (row.Place, row.Opens)));
    }

    [Fact]
    public void An_open_through_a_proxy_keeps_its_place_but_is_marked() =>
        Assert.Equal(1, Some.Report(Some.Opened(agent: "GoogleImageProxy", place: new Place("US", null, null))).Locations[0].ProxiedOpens);

    [Fact]
    public void A_place_is_looked_up_once_for_each_address()
    {
        var asked = new List<string>();
        var options =
            new LedgerOptions { Enrichment = new Enrichment { Places = ip => { asked.Add(ip); return new Place("GB", null, null); } } };
        var report = Some.Ledger(options, Some.Opened(ip: "81.2.69.142", to: "a"), Some.Opened(ip: "81.2.69.142", to: "b")).Report();
        Assert.Equal(2, report.Locations[0].Opens);
        Assert.Equal(["81.2.69.142"], asked);
    }

    [Fact]
    public void Clients_total_events_and_unique_first_opens()
    {
        var clients = Some.Report(Some.Opened(600), Some.Opened(700, agent: "Thunderbird/115.0"), Some.Opened(800, agent: null)).Clients;
        Assert.Equal(
            [
                new ClientReport("Firefox", "desktop", new EventCount(1, 1), default),
                new ClientReport("Thunderbird", "desktop", new EventCount(1, 0), default),
                new ClientReport("unknown", "unknown", new EventCount(1, 0), default),
            ],
            clients);
    }

    [Fact]
    public void Contacts_are_ranked_by_opens_then_clicks_then_key()
    {
        var contacts = Some.Report(
            Some.Opened(to: "b"), Some.Opened(to: "a"), Some.Opened(to: "c"), Some.Clicked(to: "c"), Some.Opened(to: "d"),
            Some.Opened(700, to: "d")).Contacts;
        Assert.Equal(["d", "c", "a", "b"], contacts.ByOpens.Select(row => row.Contact.Value));
        Assert.Equal(["c"], contacts.ByClicks.Select(row => row.Contact.Value));
    }

    [Fact]
    public void Domains_are_in_lower_case()
    {
        var domains = Some.Report(Some.Sent(to: "A@Example.COM"), Some.Sent(to: "b@example.com"), Some.Sent(to: "42")).Domains;
        Assert.Equal([("example.com", 2L), ("(none)", 1L)], domains.Select(row => (row.Domain, row.Sent)));
    }

    [Fact]
    public void Gmail_reports_no_complaints_so_none_are_measured()
    {
        var domain = Some.Report(Some.Delivered(to: "a@gmail.com")).Domains[0];
        Assert.Equal((null, NotMeasured.ReceiverReportsNone), (domain.SpamReports, domain.SpamRate.NotMeasured));
    }

    [Fact]
    public void A_complaint_of_a_gmail_address_that_is_told_all_the_same_counts() => Assert.Equal(
        1, Some.Report(Some.Delivered(to: "a@gmail.com"), Some.SpamReported() with { Recipient = "a@gmail.com" }).Domains[0].SpamReports);

    [Theory]
    [InlineData("a@googlemail.com", true), InlineData("a@yahoo.com", false), InlineData("a@gmail.example", false)]
    public void A_row_of_gmail_has_no_spam_rate(string contact, bool isUnknown)
    {
        var row = Some.Ledger(Some.Delivered(to: contact)).Breakdown(Dimension.MailboxProvider).Rows[0];
        Assert.Equal(isUnknown ? NotMeasured.ReceiverReportsNone : null, row.Rates.Spam.Ratio.NotMeasured);
    }

    [Fact]
    public void A_conversion_without_an_email_goes_to_the_last_click_within_the_window()
    {
        Assert.Equal(12.5m, Some.Report(Some.Clicked(0), Some.Converted(12.5m, at: 7 * 86400, named: false)).Revenue[0].Amount.Amount);
        Assert.Empty(Some.Report(Some.Clicked(0), Some.Converted(12.5m, at: 7 * 86400 + 0.001, named: false)).Revenue);
        Assert.Empty(Some.Report(Some.Clicked(10), Some.Converted(12.5m, at: 9.999, named: false)).Revenue);
    }

    [Fact]
    public void Of_two_emails_clicks_with_one_id_at_one_instant_the_larger_email_earns_the_conversion()
    {
        EmailEvent Click(EmailId email) => Some.Clicked(0) with { Email = email, Id = "same" };
        foreach (var events
            in new EmailEvent[][]
            {
                [Click("a"), Click("b"), Some.Converted(5, named: false)], [Some.Converted(5, named: false), Click("b"), Click("a")],
            })
        {
            Assert.Empty(Some.Ledger(events).Report(scope: new ReportScope { Email = "a" }).Revenue);
            Assert.Single(Some.Ledger(events).Report(scope: new ReportScope { Email = "b" }).Revenue);
        }
    }

    [Fact]
    public void Revenue_is_never_summed_across_currencies()
    {
        var revenue = Some.Report(
            Some.Sent(), Some.Converted(10.50m), Some.Converted(0.5m), Some.Converted(99, "usd"), Some.Converted(1, null)).Revenue;
        Assert.Equal(["99 USD (1)", "11 EUR (2)", "1 XXX (1)"], revenue.Select(row => $"{row.Amount} ({row.Orders})"));
    }

    [Fact]
    public void What_was_not_counted_is_excluded_with_its_rule()
    {
        var excluded = Some.Report(
            Some.Delivered(), Some.Opened(actor: Actor.Automation), Some.Opened(agent: ""), Some.Clicked(role: LinkRole.Unsubscribe),
            Some.Opened(agent: "Mozilla/5.0"),
            Some.Bounced(to: "b"), Some.Opened(to: "b", actor: Actor.Automation)).Excluded;
        Assert.Equal((3, 1, 1), (excluded.AutomationOpens, excluded.PrivacyOpens, excluded.RoleClicks));
        Assert.Equal(
            [new ExcludedEvents("stated", 2), new ExcludedEvents("empty-agent", 1), new ExcludedEvents("link-role", 1)], excluded.Rules);
    }

    [Fact]
    public void What_happened_to_a_message_that_did_not_end_delivered_does_not_count()
    {
        var report = Some.Ledger(
            Some.Bounced(), Some.Opened(actor: Actor.Automation), Some.Opened(to: "reader")).Report(Definition.Pipedrive);
        Assert.Equal(1, report.Engagement.TotalOpens);
        Assert.Equal([new ExcludedEvents("not-delivered", 1)], report.Excluded.Rules);
    }

    [Fact]
    public void An_explanation_names_the_formula_and_what_was_left_out()
    {
        var text = Some.Report(Some.Delivered(), Some.Opened(), Some.Opened(actor: Actor.Automation)).Rates.Open.Explain();
        Assert.Contains("open, as HubSpot defines it: 100.0 % (1 of 1)", text, StringComparison.Ordinal);
        Assert.Contains("opened, divided by delivered", text, StringComparison.Ordinal);
        Assert.Contains("left out: 1 open by programs", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_says_how_many_messages_the_trackable_cohort_has()
    {
        var report = Some.Ledger(
            Some.Delivered(to: "ann"), Some.Opened(600, to: "ann", actor: Actor.PrivacyProxy), Some.Opened(900, to: "ann"),
            Some.Delivered(to: "bob")).Report(Definition.Reliable);
        Assert.Contains(
            "left out: 1 open by privacy proxies, and all messages with one: what remains is 1 message",
            report.Rates.Open.Explain(), StringComparison.Ordinal);
    }
}
