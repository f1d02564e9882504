namespace CampaignMetrics.Tests.Messages;

/// <summary>Programs that follow links: networks that the user knows, and proxies that load images for readers.</summary>
public sealed class ScannerTests
{
    private const string GoogleProxy = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";

    private static readonly LedgerOptions Options = new()
    {
        Enrichment = Enrichment.Default with { ScannerNetworks = ip => ip.StartsWith("198.51.100.", StringComparison.Ordinal) },
    };

    private static ActorRule RuleOf(EmailEvent happened) =>
        Some.Ledger(Options, happened).History(Some.Email, Some.Contact).Single().Label!.Value.Rule;

    [Fact]
    public void A_click_from_a_scanner_network_is_a_programs() =>
        Assert.Equal(ActorRule.ScannerNetwork, RuleOf(Some.Clicked(ip: "198.51.100.9")));

    [Fact]
    public void An_open_from_a_scanner_network_is_still_a_readers() =>
        Assert.Equal(ActorRule.Default, RuleOf(Some.Opened(ip: "198.51.100.9")));

    [Fact]
    public void A_stated_person_in_a_scanner_network_is_a_person() =>
        Assert.Equal(ActorRule.Stated, RuleOf(Some.Clicked(ip: "198.51.100.9", actor: Actor.Human)));

    [Fact]
    public void An_image_proxy_follows_no_link_for_a_reader() =>
        Assert.Equal(ActorRule.ProxyClick, RuleOf(Some.Clicked(agent: GoogleProxy)));

    [Fact]
    public void An_image_proxys_open_is_a_readers() => Assert.Equal(ActorRule.ImageProxy, RuleOf(Some.Opened(agent: GoogleProxy)));

    [Fact]
    public void Gmails_prefetcher_opens_for_nobody() => Assert.Equal(
        ActorRule.PrivacyProxy,
        RuleOf(Some.Opened(
            agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 "
                + "Edge/12.246 Mozilla/5.0")));

    [Fact]
    public void A_scanners_unsubscription_is_excluded_and_marks_nothing()
    {
        var report = Some.Report(
            Some.Sent(), Some.Delivered(), Some.Unsubscribed() with { Request = new WebRequest { UserAgent = "curl/8.5.0" } });
        Assert.Equal(0, report.Delivery.Unsubscribed);
        Assert.Equal([new ExcludedEvents("known-agent", 1)], report.Excluded.Rules);
    }

    [Fact]
    public void A_one_click_unsubscription_comes_from_the_mailbox_providers_server() => Assert.Equal(
        1,
        Some.Report(
            Some.Sent(), Some.Delivered(),
            Some.Unsubscribed() with { Request = new WebRequest { UserAgent = "curl/8.5.0", Method = "post" } }).Delivery.Unsubscribed);

    [Fact]
    public void A_stated_programs_spam_report_is_none() =>
        Assert.Equal(0, Some.Report(Some.Sent(), Some.SpamReported() with { Actor = Actor.Automation }).Delivery.SpamReports);

    [Fact]
    public void A_stated_programs_reply_is_none() => Assert.Equal(
        1, Some.Report(Some.Sent(), Some.Replied(), Some.Replied(950, Actor.Automation) with { Recipient = "b" }).Engagement.Replies);
}
