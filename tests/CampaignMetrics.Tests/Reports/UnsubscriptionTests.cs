namespace CampaignMetrics.Tests.Reports;

/// <summary>How contacts unsubscribed, and from what.</summary>
public sealed class UnsubscriptionTests
{
    [Theory]
    [InlineData("link", null, "link"), InlineData(null, "POST", "oneClick"), InlineData(null, "post", "oneClick")]
    [InlineData("manual", "POST", "manual"), InlineData("too many mails", null, "too many mails")]
    [InlineData(null, "GET", null), InlineData(null, null, null)]
    public void The_reason_says_how_else_a_post_is_one_click(string? reason, string? method, string? row)
    {
        var report = Of(Some.Sent(), Unsubscribed(reason, method));
        Assert.Equal([new UnsubscriptionRow(row, 1, 0)], report.Methods);
    }

    [Theory]
    [InlineData("mailto", null, UnsubscribeMethod.Mailto), InlineData(null, "POST", UnsubscribeMethod.OneClick)]
    [InlineData("Mailto", null, null), InlineData("bored", "POST", null), InlineData(null, null, null)]
    public void An_event_knows_its_method(string? reason, string? method, UnsubscribeMethod? known) =>
        Assert.Equal(known, Unsubscribed(reason, method).Method);

    [Fact]
    public void A_message_is_counted_by_its_first_unsubscription() => Assert.Equal(
        [new UnsubscriptionRow("link", 1, 0)],
        Of(Some.Sent(), Unsubscribed("preferences", at: 900), Unsubscribed("link", at: 800)).Methods);

    [Fact]
    public void What_was_left_has_rows_of_its_own()
    {
        var report = Of(
            Some.Sent(), Unsubscribed("link") with { Scope = "news" }, Some.Sent(to: "b"),
            Unsubscribed("link") with { Scope = "all", Recipient = "b" }, Some.Sent(to: "c"),
            Unsubscribed("link") with { Recipient = "c" });
        Assert.Equal([new UnsubscriptionRow(null, 1, 0), new("all", 1, 0), new("news", 1, 0)], report.Subscriptions);
        Assert.Equal(3, report.Messages);
    }

    [Fact]
    public void What_names_no_email_is_counted_apart()
    {
        var report = Of(Some.Sent(), Unsubscribed("preferences") with { Email = default(EmailId?), Scope = "all" });
        Assert.Equal((0, 1), (report.Messages, report.Unattributed));
        Assert.Equal([new UnsubscriptionRow("preferences", 0, 1)], report.Methods);
        Assert.Equal(1, report.Caveats.Single(caveat => caveat.Code == CaveatCode.EventsWithoutEmail).Count);
    }

    [Fact]
    public void It_has_no_place_in_a_filtered_scope_nor_outside_of_the_period()
    {
        var ledger = Some.Ledger(Some.Sent(), Unsubscribed("preferences") with { Email = default(EmailId?) });
        Assert.Equal(0, ledger.Unsubscriptions(scope: new ReportScope { Email = Some.Email }).Unattributed);
        Assert.Equal(0, ledger.Unsubscriptions(scope: new ReportScope { From = new DateOnly(2026, 3, 3) }).Unattributed);
    }

    [Fact]
    public void What_programs_did_is_left_out_by_rule()
    {
        var report = Of(
            Some.Sent(), Unsubscribed(null) with { Actor = Actor.Automation },
            Unsubscribed("link", "GET") with { Request = new WebRequest { UserAgent = "curl/8.5.0" } },
            Unsubscribed("link") with { Email = default(EmailId?), Request = new WebRequest { UserAgent = "curl/8.5.0" } });
        Assert.Equal((0, 0), (report.Messages, report.Unattributed));
        Assert.Equal([new ExcludedEvents("known-agent", 2), new ExcludedEvents("stated", 1)], report.Programs);
    }

    [Fact]
    public void Rows_are_as_many_as_the_scope_asks_for()
    {
        var events = Enumerable.Range(0, 5).SelectMany(i => new EmailEvent[]
        {
            Some.Sent(to: $"c{i}"), Unsubscribed($"word {i}") with { Recipient = $"c{i}", Scope = $"type {i}" },
        });
        var report = Some.Ledger(events).Unsubscriptions(scope: new ReportScope { MaxRows = 2 });
        Assert.Equal((2, 3, 2, 3, 5), (
            report.Methods.Length, report.MethodsLeftOut, report.Subscriptions.Length, report.SubscriptionsLeftOut, report.Messages));
    }

    private static Unsubscribed Unsubscribed(string? reason, string? method = null, double at = 800) =>
        Some.Unsubscribed(at) with { Reason = reason, Request = new WebRequest { Method = method } };

    private static UnsubscriptionReport Of(params IEnumerable<EmailEvent> events) => Some.Ledger(events).Unsubscriptions();
}
