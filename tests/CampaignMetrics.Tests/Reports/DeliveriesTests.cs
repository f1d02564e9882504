using CampaignMetrics.Catalogs;

namespace CampaignMetrics.Tests.Reports;

/// <summary>Who tells deliveries: plain SMTP and some providers do not.</summary>
public sealed class DeliveriesTests
{
    private static readonly EmailEvent[] TenSentThreeOpened =
    [
        .. Enumerable.Range(0, 10).Select(i => Some.Sent(to: $"c{i}")), .. Enumerable.Range(0, 3).Select(i => Some.Opened(to: $"c{i}")),
    ];

    private static Report Report(Deliveries? deliveries, params EmailEvent[] events) => Some.Ledger(
        new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Deliveries = deliveries }]) }, events).Report();

    [Fact]
    public void Three_openers_of_ten_sent_are_no_rate_where_nobody_tells_deliveries()
    {
        var report = Report(null, TenSentThreeOpened);
        Assert.Equal(NotMeasured.DeliveriesNotReported, report.Rates.Open.Ratio.NotMeasured);
        Assert.Equal(NotMeasured.DeliveriesNotReported, report.Rates.Delivery.Ratio.NotMeasured);
        Assert.Equal((3L, 7L), (report.Engagement.UniqueOpens, report.Delivery.Pending));
    }

    [Fact]
    public void The_bounce_rate_needs_no_deliveries() => Assert.Equal(0, Report(null, TenSentThreeOpened).Rates.Bounce.Value);

    [Fact]
    public void Presumed_deliveries_are_delivered_and_counted_apart()
    {
        var report = Report(Deliveries.Presumed, TenSentThreeOpened);
        Assert.Equal((10, 7, 0), (report.Delivery.Delivered, report.Delivery.PresumedDelivered, report.Delivery.Pending));
        Assert.Equal(0.3, report.Rates.Open.Value);
    }

    [Fact]
    public void Only_what_would_be_pending_is_presumed()
    {
        var delivery = Report(Deliveries.Presumed, Some.Deferred(), Some.Bounced(to: "b"), Some.NotSent(to: "c")).Delivery;
        Assert.Equal((1, 1, 1, 0), (delivery.Deferred, delivery.Bounced, delivery.NotSent, delivery.Delivered));
    }

    [Fact]
    public void The_caller_may_presume_where_the_catalog_does_not_say()
    {
        var options = new LedgerOptions { PresumesDeliveries = true };
        Assert.Equal(7, Some.Ledger(options, TenSentThreeOpened).Report().Delivery.PresumedDelivered);
        var reported = options with { Catalog = new EmailCatalog([new Email { Id = Some.Email, Deliveries = Deliveries.Reported }]) };
        Assert.Equal(0, Some.Ledger(reported, TenSentThreeOpened).Report().Delivery.PresumedDelivered);
    }

    [Theory]
    [InlineData(5, 0.6), InlineData(4, null)]
    public void Reported_is_what_at_least_half_of_the_sent_are_told_of(int told, double? rate)
    {
        var report = Report(null, [.. TenSentThreeOpened, .. Enumerable.Range(0, told).Select(i => Some.Delivered(to: $"c{i}"))]);
        Assert.Equal(rate, report.Rates.Open.Value);
    }

    [Fact]
    public void Bounced_messages_do_not_speak_for_or_against() => Assert.Equal(
        1,
        Report(null, Some.Sent(), Some.Delivered(), Some.Opened(), Some.Bounced(to: "b"), Some.Bounced(to: "c"), Some.Bounced(to: "d"))
            .Rates.Open.Value);

    [Fact]
    public void Where_all_bounced_deliveries_are_reported() =>
        Assert.Equal(0, Report(null, Some.Sent(), Some.Bounced()).Rates.Delivery.Value);

    [Fact]
    public void A_pool_is_taken_over_the_emails_where_it_is_measured()
    {
        EmailEvent[] other = [Some.Sent(email: "told"), Some.Delivered(email: "told"), Some.Opened() with { Email = "told" }];
        var open = Report(null, [.. TenSentThreeOpened, .. other]).Rates.Open.Ratio;
        Assert.Equal((1, 1), (open.Numerator, open.Denominator));
    }

    [Fact]
    public void An_automatic_reply_is_no_bounce()
    {
        var delivery = Report(null, Some.Sent(), Some.Delivered(), Some.Bounced(60) with { AutoReply = true }).Delivery;
        Assert.Equal((1, 0, 1), (delivery.Delivered, delivery.Bounced, delivery.AutoReplies));
    }

    [Fact]
    public void A_response_that_is_an_automatic_reply_is_no_bounce_either() => Assert.Equal(
        (0, 1),
        Report(null, Some.Sent(), Some.Bounced(smtp: "Out of office: back on Monday")).Delivery is var delivery
            ? (delivery.Bounced, delivery.AutoReplies)
            : default);

    [Fact]
    public void An_automatic_reply_proves_that_the_message_was_sent_and_decides_nothing() =>
        Assert.Equal(1, Report(Deliveries.Reported, Some.Bounced(60) with { AutoReply = true }).Delivery.Pending);

    [Fact]
    public void Automatic_replies_are_counted_as_events() => Assert.Equal(
        2, Report(null, Some.Bounced(60) with { AutoReply = true }, Some.Bounced(70) with { AutoReply = true }).Delivery.AutoReplies);
}
