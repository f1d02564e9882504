namespace CampaignMetrics.Tests.Messages;

public sealed class DispositionTests
{
    private static Metric[] Stages => [Metric.NotSent, Metric.Pending, Metric.Deferred, Metric.Bounced, Metric.Delivered];

    private static void EndsAs(Metric stage, params EmailEvent[] events)
    {
        foreach (var order in new[] { events, [.. events.Reverse()] })
        {
            var counts = Some.Report(order).Counts;
            Assert.Equal([stage], Stages.Where(one => counts[one] > 0));
        }
    }

    [Fact]
    public void A_sent_message_of_which_nothing_was_heard_is_pending() => EndsAs(Metric.Pending, Some.Sent());

    [Fact]
    public void A_deferred_message_proves_that_it_was_sent() => EndsAs(Metric.Deferred, Some.Deferred());

    [Fact]
    public void Not_sent_without_evidence_of_sending_is_not_sent() => EndsAs(Metric.NotSent, Some.NotSent("QUARANTINED_ADDRESS"));

    [Fact]
    public void Evidence_of_sending_outweighs_not_sent() => EndsAs(Metric.Delivered, Some.NotSent(), Some.Delivered());

    [Fact]
    public void A_late_bounce_moves_a_delivered_message() => EndsAs(Metric.Bounced, Some.Sent(), Some.Delivered(5), Some.Bounced(6000));

    [Fact]
    public void A_retry_that_succeeds_moves_it_back() => EndsAs(Metric.Delivered, Some.Sent(), Some.Bounced(5), Some.Delivered(6000));

    [Fact]
    public void A_bounce_wins_over_a_delivery_at_the_same_instant() => EndsAs(Metric.Bounced, Some.Delivered(5), Some.Bounced(5));

    [Fact]
    public void A_persons_open_proves_delivery_whatever_bounced() =>
        EndsAs(Metric.Delivered, Some.Sent(), Some.Bounced(5), Some.Opened(600));

    [Fact]
    public void A_privacy_proxys_open_proves_delivery() =>
        EndsAs(Metric.Delivered, Some.Bounced(5), Some.Opened(600, agent: "Mozilla/5.0"));

    [Fact]
    public void A_programs_click_alone_proves_nothing() =>
        Assert.Equal(0, Some.Report(Some.Clicked(actor: Actor.Automation)).Delivery.Selected);

    [Fact]
    public void A_programs_click_does_not_undo_a_bounce() => EndsAs(Metric.Bounced, Some.Bounced(5), Some.Clicked(actor: Actor.Automation));

    [Fact]
    public void An_unsubscription_proves_delivery() => EndsAs(Metric.Delivered, Some.Bounced(5), Some.Unsubscribed());

    [Fact]
    public void A_spam_report_proves_delivery() => EndsAs(Metric.Delivered, Some.Bounced(5), Some.SpamReported());

    [Fact]
    public void An_automatic_reply_proves_nothing() => EndsAs(Metric.Bounced, Some.Bounced(5), Some.Replied(actor: Actor.Automation));

    [Fact]
    public void A_conversion_alone_selects_nobody() => Assert.Equal(0, Some.Report(Some.Converted(10)).Delivery.Selected);

    [Fact]
    public void The_latest_bounce_gives_the_class()
    {
        var report = Some.Report(Some.Bounced(9, "soft"), Some.Bounced(5, "hard"));
        Assert.Equal((0, 1), (report.Delivery.BouncedAs(BounceClass.Hard), report.Delivery.BouncedAs(BounceClass.Soft)));
    }

    [Fact]
    public void Of_two_bounces_at_one_instant_the_ordinally_larger_id_is_the_latest()
    {
        var report = Some.Report(Some.Bounced(5, "hard", id: "b"), Some.Bounced(5, "soft", id: "B"));
        Assert.Equal(1, report.Delivery.BouncedAs(BounceClass.Hard));
    }

    [Fact]
    public void A_stated_class_is_taken_before_the_classifiers()
    {
        var options = new LedgerOptions
        {
            Enrichment =
                new Enrichment { Bounces = _ => new BounceVerdict(BounceClass.Blocked, BounceReason.PolicyRefused, null, null, null) },
        };
        Assert.Equal(1, Some.Ledger(options, Some.Bounced(5, "hard")).Report().Delivery.BouncedAs(BounceClass.Hard));
        Assert.Equal(1, Some.Ledger(options, Some.Bounced(5)).Report().Delivery.BouncedAs(BounceClass.Blocked));
    }

    [Fact]
    public void Without_a_stated_class_and_a_classifier_a_bounce_is_undetermined() =>
        Assert.Equal(1, Some.Report(Some.Bounced()).Delivery.BouncedAs(BounceClass.Undetermined));

    [Fact]
    public void A_definition_may_map_a_reason_to_a_class_of_its_own()
    {
        var strict = Definition.HubSpot with
        {
            Name = "Strict", BounceClasses = Definition.HubSpot.BounceClasses.Add("mailboxFull", BounceClass.Hard),
        };
        Assert.Equal(1, Some.Ledger(Some.Bounced(5, "soft", "mailboxFull")).Report(strict).Delivery.BouncedAs(BounceClass.Hard));
    }
}
