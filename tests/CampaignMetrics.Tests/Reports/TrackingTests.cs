using CampaignMetrics.Catalogs;

namespace CampaignMetrics.Tests.Reports;

public sealed class TrackingTests
{
    private static Report Report(Email email, params EmailEvent[] events) =>
        Some.Ledger(new LedgerOptions { Catalog = new EmailCatalog([email]) }, events).Report();

    [Fact]
    public void Without_tracking_opens_and_clicks_are_not_measured()
    {
        var report = Report(new Email { Id = Some.Email, Tracking = Tracking.Off }, Some.Sent(), Some.Delivered(), Some.Opened());
        Assert.Equal([NotMeasured.TrackingOff, NotMeasured.TrackingOff, NotMeasured.TrackingOff],
            new[] { report.Rates.Open, report.Rates.Click, report.Rates.ClickThrough }.Select(rate => rate.Ratio.NotMeasured));
        Assert.Equal(1, report.Rates.Delivery.Value);
        Assert.Equal([new ExcludedEvents("tracking-off", 1)], report.Excluded.Rules);
    }

    [Fact]
    public void A_message_sent_before_tracking_began_stays_untracked()
    {
        var report = Report(
            new Email { Id = Some.Email, Tracking = Tracking.From(Some.At(100)) },
            Some.Sent(0, to: "early"), Some.Delivered(5, to: "early"), Some.Opened(600, to: "early"),
            Some.Sent(100, to: "late"), Some.Delivered(105, to: "late"), Some.Opened(600, to: "late"));
        Assert.Equal((1, 1), (report.Rates.Open.Ratio.Numerator, report.Rates.Open.Ratio.Denominator));
        Assert.Equal(2, report.Delivery.Delivered);
    }

    [Fact]
    public void By_event_date_an_untracked_sending_hides_no_open_of_a_message_sent_before()
    {
        var definition = Definition.Mailgun with { Name = "ByDate", DateBasis = DateBasis.EventDate };
        var catalog = new EmailCatalog([new Email { Id = "untracked", Tracking = Tracking.Off }]);
        var ledger = Some.Ledger(
            new LedgerOptions { Catalog = catalog },
            Some.Sent(0), Some.Delivered(5), Some.Opened(40 * 86400), Some.Sent(40 * 86400, "b", email: "untracked"));
        var report = ledger.Report(definition, new ReportScope { From = new DateOnly(2026, 4, 1) });
        Assert.Equal((1, 1), (report.Engagement.TotalOpens, report.Timeline.Buckets.Sum(bucket => bucket.Opens)));
    }

    [Fact]
    public void An_email_that_the_catalog_does_not_know_is_tracked() =>
        Assert.Equal(1, Report(new Email { Id = "another", Tracking = Tracking.Off }, Some.Delivered(), Some.Opened()).Rates.Open.Value);

    [Fact]
    public void Without_a_connected_inbox_replies_are_not_measured() =>
        Assert.Equal(
            NotMeasured.NoConnectedInbox,
            Report(new Email { Id = Some.Email, ConnectedInbox = false }, Some.Delivered()).Rates.Reply.Ratio.NotMeasured);

    [Fact]
    public void The_catalog_tells_a_links_role()
    {
        var email = new Email
        {
            Id = Some.Email, Links = [new EmailLink { Url = "https://shop.example/out", Role = LinkRole.Unsubscribe }],
        };
        Assert.Equal(1, Report(email, Some.Delivered(), Some.Clicked(url: "https://shop.example/out")).Excluded.RoleClicks);
    }

    [Fact]
    public void What_the_click_states_outweighs_the_catalog()
    {
        var email = new Email
        {
            Id = Some.Email, Links = [new EmailLink { Url = "https://shop.example/out", Role = LinkRole.Unsubscribe }],
        };
        Assert.Equal(
            1,
            Report(email, Some.Delivered(), Some.Clicked(url: "https://shop.example/out", role: LinkRole.Content)).Engagement.UniqueClicks);
    }
}
