namespace CampaignMetrics.Tests.Messages;

/// <summary>One email that goes to one contact more than once.</summary>
public sealed class SendTests
{
    private const double Hour = 3600, Day = 24 * Hour;

    private static MessageLedger Repeating(params EmailEvent[] events) => Ledger(new Email { Id = Some.Email, Repeats = true }, events);

    private static MessageLedger Ledger(Email email, params EmailEvent[] events) =>
        Some.Ledger(new LedgerOptions { Catalog = new EmailCatalog([email]) }, events);

    private static EmailEvent Of(string send, EmailEvent happened) => happened with { Send = send };

    [Fact]
    public void Each_sending_of_a_repeating_email_is_a_message() =>
        Assert.Equal(3, Repeating(Some.Sent(), Some.Sent(30 * Day), Some.Sent(60 * Day)).Report().Delivery.Sent);

    [Fact]
    public void A_contact_of_many_sendings_is_one_person() =>
        Assert.Equal(1, Repeating(Some.Sent(), Some.Sent(30 * Day)).Report().People.Sent);

    [Fact]
    public void An_email_that_does_not_repeat_is_one_message_however_often_it_was_sent() =>
        Assert.Equal(1, Some.Report(Some.Sent(), Some.Sent(30 * Day)).Delivery.Sent);

    [Fact]
    public void An_automated_email_repeats_unless_the_catalog_says_otherwise()
    {
        EmailEvent[] events = [Some.Sent(), Some.Sent(30 * Day)];
        Assert.Equal(2, Ledger(new Email { Id = Some.Email, Type = "automated" }, events).Report().Delivery.Sent);
        Assert.Equal(1, Ledger(new Email { Id = Some.Email, Type = "automated", Repeats = false }, events).Report().Delivery.Sent);
    }

    [Theory]
    [InlineData(Hour, 1), InlineData(Hour + 0.001, 2)]
    public void A_sending_told_again_within_an_hour_is_the_same(double later, long sent) =>
        Assert.Equal(sent, Repeating(Some.Sent(), Some.Sent(later)).Report().Delivery.Sent);

    [Fact]
    public void The_hour_counts_from_the_beginning_and_not_from_the_last_retry() =>
        Assert.Equal(2, Repeating(Some.Sent(), Some.Sent(Hour - 600), Some.Sent(Hour + 600)).Report().Delivery.Sent);

    [Fact]
    public void Stated_sends_make_messages_whether_or_not_the_email_repeats() => Assert.Equal(
        2, Some.Report(Of("march", Some.Sent()), Of("april", Some.Sent(60))).Delivery.Sent);

    [Fact]
    public void An_event_that_states_its_send_belongs_to_it_whenever_it_came()
    {
        var report = Some.Report(
            Of("march", Some.Sent()), Of("march", Some.Delivered(5)), Of("april", Some.Sent(30 * Day)),
            Of("april", Some.Delivered(30 * Day + 5)), Of("march", Some.Bounced(40 * Day)));
        Assert.Equal((1, 1), (report.Delivery.Delivered, report.Delivery.Bounced));
    }

    [Fact]
    public void A_sending_joins_a_stated_one_that_begins_within_the_hour_after_it() =>
        Assert.Equal(1, Repeating(Some.Sent(), Of("march", Some.Sent(Hour))).Report().Delivery.Sent);

    [Fact]
    public void Engagement_belongs_to_the_latest_sending_before_it()
    {
        var report = Repeating(
            Some.Sent(), Some.Delivered(5), Some.Sent(30 * Day), Some.Delivered(30 * Day + 5), Some.Opened(31 * Day), Some.Opened(32 * Day))
            .Report();
        Assert.Equal((1L, 2L, 2L), (report.Engagement.UniqueOpens, report.Engagement.TotalOpens, report.Delivery.Delivered));
    }

    [Theory]
    [InlineData(60, 2), InlineData(60.001, 1)]
    public void Clocks_may_differ_by_a_minute(double before, long delivered) => Assert.Equal(
        delivered,
        Repeating(Some.Sent(), Some.Delivered(5), Some.Sent(30 * Day), Some.Delivered(30 * Day - before)).Report().Delivery.Delivered);

    [Fact]
    public void What_came_before_all_sendings_belongs_to_the_first() =>
        Assert.Equal(1, Repeating(Some.Delivered(-Day), Some.Sent(), Some.Sent(30 * Day)).Report().Delivery.Delivered);

    [Fact]
    public void A_sending_that_was_refused_is_a_message_of_its_own()
    {
        var delivery = Repeating(Some.Sent(), Some.NotSent("suppressed", 30 * Day)).Report().Delivery;
        Assert.Equal((2, 1, 1), (delivery.Selected, delivery.Sent, delivery.NotSent));
    }

    [Fact]
    public void How_near_sendings_are_one_is_an_option()
    {
        var options = new LedgerOptions
        {
            Catalog = new EmailCatalog([new Email { Id = Some.Email, Repeats = true }]),
            Sends = SendRules.Default with { JoinWithin = TimeSpan.FromSeconds(10) },
        };
        Assert.Equal(2, Some.Ledger(options, Some.Sent(), Some.Sent(11)).Report().Delivery.Sent);
    }

    [Fact]
    public void Lists_are_those_of_all_sendings() => Assert.Equal(
        2,
        Repeating(Some.Sent() with { Segments = new Segments { Lists = ["vip"] } }, Some.Sent(30 * Day))
            .Report(scope: new ReportScope { Lists = ["vip"] }).Delivery.Sent);

    [Fact]
    public void A_burst_is_looked_for_within_one_sending()
    {
        var clicks = Enumerable.Range(0, 4).Select(i => Of(i < 2 ? "march" : "april", Some.Clicked(700 + (2 * i), $"https://x/{i}")));
        Assert.Equal(0, Some.Report(clicks).Excluded.AutomationClicks);
    }
}
