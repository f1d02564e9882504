using CampaignMetrics.Collections;

namespace CampaignMetrics.Tests.Messages;

public sealed class ActorRulesTests
{
    private static ActorLabel[] Labels(params EmailEvent[] events) => Labels(LedgerOptions.Default, events);

    /// <summary>By time.</summary>
    private static ActorLabel[] Labels(LedgerOptions options, params EmailEvent[] events) =>
        [
            .. Some.Ledger(options, events)
            .History(Some.Email, Some.Contact)
            .Where(item => item.Label is not null)
            .Select(item => item.Label!.Value),
        ];

    private static ActorLabel Automation(ActorRule rule) => new(Actor.Automation, rule);

    private static ActorLabel Person => new(Actor.Human, ActorRule.Default);

    [Fact]
    public void What_nothing_speaks_against_is_a_persons() => Assert.Equal([Person], Labels(Some.Opened()));

    [Fact]
    public void No_user_agent_at_all_says_nothing() => Assert.Equal([Person], Labels(Some.Opened(agent: null)));

    [Fact]
    public void A_stated_actor_is_final() =>
        Assert.Equal(
            [new ActorLabel(Actor.Human, ActorRule.Stated)],
            Labels(Some.Clicked(actor: Actor.Human, role: LinkRole.Honeypot, agent: "curl/8.0")));

    [Fact]
    public void A_click_on_a_honeypot_is_a_programs() =>
        Assert.Equal([Automation(ActorRule.Honeypot)], Labels(Some.Clicked(role: LinkRole.Honeypot)));

    [Fact]
    public void What_shares_the_honeypot_clicks_address_within_15_minutes_is_a_programs()
    {
        EmailEvent[] events =
        [
            Some.Opened(1000 - 901, agent: Some.Browser, ip: "1.1.1.1"), Some.Opened(1000 - 900, agent: Some.Browser, ip: "1.1.1.1"),
            Some.Clicked(1000, agent: Some.OtherBrowser, ip: "1.1.1.1", role: LinkRole.Honeypot),
            Some.Opened(1000 + 900, agent: Some.Browser, ip: "1.1.1.1"), Some.Opened(1000 + 900.001, agent: Some.Browser, ip: "1.1.1.1"),
        ];
        Assert.Equal(
            [Person, Automation(ActorRule.NearHoneypot), Automation(ActorRule.Honeypot), Automation(ActorRule.NearHoneypot), Person],
            Labels(events));
    }

    [Fact]
    public void A_stated_honeypot_click_condemns_no_other() =>
        Assert.Equal(
            [Person, Automation(ActorRule.Stated)],
            Labels(Some.Opened(600), Some.Clicked(700, role: LinkRole.Honeypot, actor: Actor.Automation)));

    [Fact]
    public void Another_address_and_user_agent_are_not_condemned() =>
        Assert.Equal(
            [Person, Automation(ActorRule.Honeypot)],
            Labels(
                Some.Opened(600, agent: Some.Browser, ip: "1.1.1.1"),
                Some.Clicked(700, agent: Some.OtherBrowser, ip: "2.2.2.2", role: LinkRole.Honeypot)));

    [Fact]
    public void Two_missing_addresses_are_not_the_same_address() =>
        Assert.Equal(
            [Person, Automation(ActorRule.Honeypot)],
            Labels(Some.Opened(600, agent: Some.Browser), Some.Clicked(700, agent: Some.OtherBrowser, role: LinkRole.Honeypot)));

    [Theory]
    [
        InlineData("HEAD", null), InlineData("head", null), InlineData("GET", "prefetch"), InlineData("GET", "Prefetch;prerender"),
        InlineData(null, "preview"), InlineData(null, "x-preview"), InlineData("GET", "prefetching"),
    ]
    public void A_head_request_or_an_announced_prefetch_is_a_programs(string? method, string? purpose) =>
        Assert.Equal([Automation(ActorRule.Prefetch)], Labels(Some.Opened(method: method, purpose: purpose)));

    [Theory]
    [InlineData("GET", "pre-fetch"), InlineData("GET", "navigate"), InlineData(null, "review"), InlineData("HEADER", "")]
    public void A_word_that_only_resembles_a_prefetch_says_nothing(string? method, string? purpose) =>
        Assert.Equal([Person], Labels(Some.Opened(method: method, purpose: purpose)));

    [Theory]
    [
        InlineData("HEAD", null), InlineData(" head\t", null), InlineData("GET", "prefetch; anonymous-client-ip"),
        InlineData("GET", ": preview"),
    ]
    [InlineData("GET", "x-prefetch"), InlineData("GET", "prerender"), InlineData("GET", "\"prefetch\""), InlineData("POST", null)]
    public void A_ledger_and_the_reading_of_a_request_agree(string? method, string? purpose) =>
        Assert.Equal(
            CampaignMetrics.UserAgents.RequestEvidence.OfMachine(method, purpose) is not null,
            Labels(Some.Opened(method: method, purpose: purpose))[0] == Automation(ActorRule.Prefetch));

    [Fact]
    public void A_known_bot_is_a_program() =>
        Assert.Equal([Automation(ActorRule.KnownAgent)], Labels(Some.Opened(agent: "ExampleBot/1.0 (+https://bot.example)")));

    [Fact]
    public void An_empty_user_agent_is_a_programs() => Assert.Equal([Automation(ActorRule.EmptyAgent)], Labels(Some.Opened(agent: "")));

    [Fact]
    public void A_bare_mozilla_open_is_a_privacy_proxys() =>
        Assert.Equal([new ActorLabel(Actor.PrivacyProxy, ActorRule.PrivacyProxy)], Labels(Some.Opened(agent: "Mozilla/5.0")));

    [Fact]
    public void A_bare_mozilla_click_is_a_programs() =>
        Assert.Equal([Automation(ActorRule.ProxyClick)], Labels(Some.Clicked(agent: "Mozilla/5.0")));

    [Fact]
    public void Where_relay_ranges_are_given_a_bare_mozilla_must_come_through_them()
    {
        var options = new LedgerOptions { Enrichment = new Enrichment { PrivacyRelay = ip => ip == "9.9.9.9" } };
        Assert.Equal(
            [new ActorLabel(Actor.PrivacyProxy, ActorRule.PrivacyProxy), Person],
            Labels(options, Some.Opened(600, agent: "Mozilla/5.0", ip: "9.9.9.9"), Some.Opened(601, agent: "Mozilla/5.0", ip: "8.8.8.8")));
    }

    [Fact]
    public void Three_links_within_ten_seconds_are_a_burst() =>
        Assert.All(Labels(Some.Clicked(100, "a"), Some.Clicked(105, "b"), Some.Clicked(110, "c")), label =>
            Assert.Equal(Automation(ActorRule.Burst), label));

    [Fact]
    public void Three_links_within_more_than_ten_seconds_are_a_persons() =>
        Assert.All(
            Labels(Some.Clicked(100, "a"), Some.Clicked(105, "b"), Some.Clicked(110.001, "c")), label => Assert.Equal(Person, label));

    [Fact]
    public void Two_links_however_often_are_no_burst() =>
        Assert.All(Labels(Some.Clicked(100, "a"), Some.Clicked(101, "b"), Some.Clicked(102, "a"), Some.Clicked(103, "b")), label =>
            Assert.Equal(Person, label));

    [Fact]
    public void A_repeated_link_within_the_window_belongs_to_the_burst() =>
        Assert.All(Labels(Some.Clicked(100, "a"), Some.Clicked(101, "b"), Some.Clicked(102, "c"), Some.Clicked(109, "a")), label =>
            Assert.Equal(Automation(ActorRule.Burst), label));

    [Fact]
    public void Clicks_that_are_decided_otherwise_make_no_burst() =>
        Assert.Equal(
            [Person, Person, Automation(ActorRule.Stated)],
            Labels(Some.Clicked(100, "a"), Some.Clicked(101, "b"), Some.Clicked(102, "c", actor: Actor.Automation)));

    [Fact]
    public void What_is_near_a_burst_is_a_programs_in_one_step_only()
    {
        EmailEvent[] events =
        [
            Some.Clicked(1000, "a", agent: Some.Browser, ip: "1.1.1.1"), Some.Clicked(1001, "b", agent: Some.Browser, ip: "1.1.1.1"),
            Some.Clicked(1002, "c", agent: Some.Browser, ip: "1.1.1.1"),
            Some.Opened(1500, agent: Some.OtherBrowser, ip: "1.1.1.1"), Some.Opened(1600, agent: Some.OtherBrowser, ip: "2.2.2.2"),
        ];
        Assert.Equal([Automation(ActorRule.NearBurst), Person], Labels(events)[3..]);
    }

    [Fact]
    public void An_image_proxys_open_is_a_persons() =>
        Assert.Equal(
            [new ActorLabel(Actor.Human, ActorRule.ImageProxy)],
            Labels(Some.Opened(agent: "Mozilla/5.0 (via ggpht.com GoogleImageProxy)")));

    [Fact]
    public void Ten_links_in_a_second_and_a_persons_click_later_are_one_click_and_one_open()
    {
        var burst =
            Enumerable.Range(0, 10).Select(i => Some.Clicked(43 + i / 10.0, $"https://shop.example/{i}", agent: "Scanner", ip: "1.1.1.1"));
        var report = Some.Report([Some.Sent(), Some.Delivered(), .. burst, Some.Clicked(643, "https://shop.example/1", ip: "2.2.2.2")]);
        Assert.Equal(
            (1, 1, 1, 1),
            (report.Engagement.UniqueClicks, report.Engagement.TotalClicks, report.Engagement.UniqueOpens, report.Engagement.ImpliedOpens));
        Assert.Equal(10, report.Excluded.AutomationClicks);
    }

    [Fact]
    public void Thresholds_are_options()
    {
        var options = new LedgerOptions { Enrichment = new Enrichment { Thresholds = new ActorThresholds { BurstLinks = 2 } } };
        Assert.All(
            Labels(options, Some.Clicked(100, "a"), Some.Clicked(101, "b")), label => Assert.Equal(Automation(ActorRule.Burst), label));
    }

    [Fact]
    public void A_message_with_a_hundred_thousand_requests_is_labelled_in_bounded_time()
    {
        var events = Enumerable.Range(0, 50_000).SelectMany(i => new EmailEvent[]
        {
            Some.Clicked(i * 0.5, $"u{i % 7}", ip: $"1.1.{i % 200}.1", role: i % 50 == 0 ? LinkRole.Honeypot : null),
            Some.Opened(i * 0.5, ip: $"1.1.{i % 200}.1"),
        });
        Assert.Equal(100_000, Labels([.. events]).Length);
    }
}
