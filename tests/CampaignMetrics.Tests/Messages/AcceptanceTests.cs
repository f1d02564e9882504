namespace CampaignMetrics.Tests.Messages;

/// <summary>Mail that no server has taken lies in no mailbox.</summary>
public sealed class AcceptanceTests
{
    private static ActorRule RuleOf(EmailEvent happened, params EmailEvent[] others) => Some.Ledger([happened, .. others])
        .History(Some.Email, Some.Contact).Single(item => item.Event.Id == happened.Id).Label!.Value.Rule;

    [Theory]
    [InlineData(1000 - 600.001, ActorRule.Default), InlineData(1000 - 600, ActorRule.BeforeAcceptance)]
    [InlineData(1000 - 2.001, ActorRule.BeforeAcceptance), InlineData(1000 - 2, ActorRule.Default)]
    public void Before_a_delivery_from_ten_minutes_until_it_is_two_seconds_away(double at, ActorRule rule) =>
        Assert.Equal(rule, RuleOf(Some.Opened(at), Some.Sent(0), Some.Delivered(1000)));

    [Theory]
    [InlineData(1000 - 600.001, ActorRule.Default), InlineData(1000 - 600, ActorRule.BeforeAcceptance)]
    [InlineData(1000 + 2, ActorRule.BeforeAcceptance), InlineData(1000 + 2.001, ActorRule.Default)]
    public void Around_a_bounce_until_two_seconds_after_it(double at, ActorRule rule) =>
        Assert.Equal(rule, RuleOf(Some.Clicked(at), Some.Sent(0), Some.Bounced(1000)));

    [Fact]
    public void Around_a_deferral() =>
        Assert.Equal(ActorRule.BeforeAcceptance, RuleOf(Some.Opened(1001), Some.Sent(0), Some.Deferred(1000)));

    [Fact]
    public void Never_once_the_mail_was_delivered() =>
        Assert.Equal(ActorRule.Default, RuleOf(Some.Opened(900), Some.Sent(0), Some.Delivered(100), Some.Bounced(1000)));

    [Fact]
    public void Only_the_first_delivery_asks_for_it() =>
        Assert.Equal(ActorRule.Default, RuleOf(Some.Opened(900), Some.Sent(0), Some.Delivered(100), Some.Delivered(1000)));

    [Fact]
    public void An_automatic_reply_is_no_bounce_here_either() => Assert.Equal(
        ActorRule.Default, RuleOf(Some.Opened(1000), Some.Sent(0), Some.Bounced(1000) with { AutoReply = true }));

    [Fact]
    public void A_gateways_click_before_it_refuses_the_mail_proves_no_delivery() =>
        Assert.Equal(1, Some.Report(Some.Sent(0), Some.Clicked(998), Some.Bounced(1000)).Delivery.Bounced);

    [Fact]
    public void Known_programs_are_told_first() =>
        Assert.Equal(ActorRule.KnownAgent, RuleOf(Some.Opened(998, agent: "curl/8.5.0"), Some.Sent(0), Some.Delivered(1000)));

    [Fact]
    public void How_long_before_is_an_option()
    {
        var thresholds = ActorThresholds.Default with { BeforeAcceptance = TimeSpan.FromSeconds(30) };
        var options = new LedgerOptions { Enrichment = Enrichment.Default with { Thresholds = thresholds } };
        var report = Some.Ledger(options, Some.Sent(0), Some.Opened(960), Some.Delivered(1000)).Report();
        Assert.Equal(1, report.Engagement.UniqueOpens);
    }

    [Fact]
    public void An_unsubscription_by_a_click_is_a_gateways_too_and_one_by_post_is_not()
    {
        Assert.Equal(0, Some.Report(Some.Sent(0), Some.Unsubscribed(990), Some.Delivered(1000)).Delivery.Unsubscribed);
        var posted = Some.Unsubscribed(990) with { Request = new WebRequest { Method = "POST" } };
        Assert.Equal(1, Some.Report(Some.Sent(0), posted, Some.Delivered(1000)).Delivery.Unsubscribed);
    }
}
