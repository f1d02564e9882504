using CampaignMetrics.Catalogs;

namespace CampaignMetrics.Tests.Reports;

/// <summary>What was not measured is null with its reason, and never 0.</summary>
public sealed class NotMeasuredTests
{
    private static Report Report(Email email, params EmailEvent[] events) =>
        Some.Ledger(new LedgerOptions { Catalog = new EmailCatalog([email]) }, events).Report();

    [Fact]
    public void Counts_of_an_untracked_email_are_null()
    {
        var report = Report(new Email { Id = Some.Email, Tracking = Tracking.Off }, Some.Sent(), Some.Delivered(), Some.Opened());
        Assert.Equal((null, null), (report.Engagement.UniqueOpens, report.Engagement.TotalClicks));
        Assert.Equal(NotMeasured.TrackingOff, report.Counts.ReasonAgainst(Metric.Opened));
        Assert.Equal((1L, null), (report.People.Delivered, report.People.Opened));
    }

    [Fact]
    public void Without_any_sign_of_tracking_nothing_is_measured()
    {
        var report = Some.Report(Some.Sent(), Some.Delivered());
        Assert.Equal(NotMeasured.NoSignOfTracking, report.Rates.Open.Ratio.NotMeasured);
        Assert.Null(report.Engagement.UniqueOpens);
    }

    [Fact]
    public void One_sign_of_tracking_measures_all_emails_of_which_the_catalog_does_not_say()
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Some.Opened(), Some.Sent(email: "other"), Some.Delivered(email: "other"));
        Assert.Equal(0, ledger.Report(scope: new ReportScope { Email = "other" }).Engagement.UniqueOpens);
    }

    [Fact]
    public void What_states_a_program_is_no_sign_of_tracking() =>
        Assert.Null(Some.Report(Some.Sent(), Some.Delivered(), Some.Opened(actor: Actor.Automation)).Engagement.UniqueOpens);

    [Fact]
    public void What_a_rule_takes_for_a_program_is_one() =>
        Assert.Equal(0, Some.Report(Some.Sent(), Some.Delivered(), Some.Opened(agent: "curl/8.5.0")).Engagement.UniqueOpens);

    [Fact]
    public void Events_of_an_untracked_message_still_prove_its_delivery() => Assert.Equal(
        1, Report(new Email { Id = Some.Email, Tracking = Tracking.Off }, Some.Sent(), Some.Bounced(), Some.Opened()).Delivery.Delivered);

    [Fact]
    public void Without_any_reply_nobody_knows_of_a_connected_inbox()
    {
        var report = Some.Report(Some.Sent(), Some.Delivered());
        Assert.Null(report.Engagement.Replies);
        Assert.Equal(NotMeasured.NoSignOfInbox, report.Rates.Reply.Ratio.NotMeasured);
    }

    [Fact]
    public void Without_any_sign_of_an_inbox_no_delivery_is_one_whose_replies_are_seen()
    {
        var catalog = new EmailCatalog([new Email { Id = "seen", ConnectedInbox = true }]);
        var ledger = Some.Ledger(
            new LedgerOptions { Catalog = catalog },
            Some.Sent(email: "seen"), Some.Delivered(email: "seen"), Some.Sent(), Some.Delivered());
        Assert.Equal(1, ledger.Report().Counts[Metric.ReplyableDelivered]);
        Assert.Equal(["seen"], ledger.Recipients(Metric.ReplyableDelivered).Select(row => row.Email.Value));
    }

    [Fact]
    public void A_reply_shows_that_those_of_all_are_seen()
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Some.Replied(), Some.Sent(email: "other"), Some.Delivered(email: "other"));
        Assert.Equal(2, ledger.Report().Counts[Metric.ReplyableDelivered]);
        Assert.Equal(2, ledger.Recipients(Metric.ReplyableDelivered).Count());
    }

    [Fact]
    public void An_empty_bucket_of_an_untracked_email_says_why_its_rate_is_not_measured()
    {
        var options = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.Off }]) };
        var scope = new ReportScope { From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 12, 31), Every = Frequency.Month };
        var points = Some.Ledger(options, Some.Sent(), Some.Delivered()).Series([Measure.Rate("open")], scope: scope).Total.Points;
        Assert.All(points, point => Assert.Equal(NotMeasured.TrackingOff, point.Values[0].NotMeasured));
    }

    [Fact]
    public void A_reply_to_one_email_shows_the_inbox_of_all()
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Some.Replied(), Some.Sent(email: "other"), Some.Delivered(email: "other"));
        Assert.Equal(0, ledger.Report(scope: new ReportScope { Email = "other" }).Rates.Reply.Value);
    }

    [Fact]
    public void The_first_reason_that_applies_is_told()
    {
        var report = Report(new Email { Id = Some.Email, Tracking = Tracking.Off, ConnectedInbox = false }, Some.Sent());
        Assert.Equal(NotMeasured.TrackingOff, report.Rates.Open.Ratio.NotMeasured);
        Assert.Equal(NotMeasured.NoConnectedInbox, report.Rates.Reply.Ratio.NotMeasured);
        Assert.Equal(NotMeasured.DeliveriesNotReported, report.Rates.Spam.Ratio.NotMeasured);
    }

    [Fact]
    public void An_empty_scope_counts_nothing()
    {
        var report = Some.Ledger(Some.Sent(), Some.Delivered()).Report(scope: new ReportScope { Email = "nobodys" });
        Assert.Equal((0L, 0L), (report.Delivery.Selected, report.Engagement.UniqueOpens));
        Assert.Equal(NotMeasured.NothingToCount, report.Rates.Open.Ratio.NotMeasured);
    }

    [Fact]
    public void Messages_before_tracking_began_are_not_among_the_measured()
    {
        var email = new Email { Id = Some.Email, Tracking = Tracking.From(Some.At(1000)) };
        var open = Report(
            email, Some.Sent(0, "a"), Some.Delivered(5, "a"), Some.Opened(2000, to: "a"), Some.Sent(1000, "b"), Some.Delivered(1005, "b"))
            .Rates.Open.Ratio;
        Assert.Equal((0, 1), (open.Numerator, open.Denominator));
    }
}
