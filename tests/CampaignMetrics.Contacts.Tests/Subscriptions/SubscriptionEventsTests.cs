using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Subscriptions;

/// <summary>What the canonical events mean for subscriptions.</summary>
public sealed class SubscriptionEventsTests
{
    private static readonly SubscriptionOptions Typed =
        new() { TypeOf = email => email.Value == "spring-sale" ? new SubscriptionType("offers") : default(SubscriptionType?) };

    private static SubscriptionLedger Ledger(params EmailEvent[] events)
    {
        var ledger = new SubscriptionLedger();
        ledger.Apply(Some.Contact, Some.Event(Trigger.Imported, -1));
        foreach (var told in events) ledger.Apply(told);
        return ledger;
    }

    [Theory]
    [InlineData("550 5.1.1 <ann@example.com>: User unknown", SubscriptionState.Bounced)]
    [InlineData("452 4.2.2 Mailbox full", SubscriptionState.Subscribed)]
    [InlineData("451 4.4.1 No answer from host", SubscriptionState.Subscribed)]
    [InlineData("550 5.7.1 Service unavailable; client host blocked using a block list", SubscriptionState.Subscribed)]
    [InlineData("what happened?", SubscriptionState.Subscribed)]
    public void Only_a_hard_bounce_bars_the_address_at_once(string smtp, SubscriptionState expected) =>
        Assert.Equal(expected, Ledger(Some.Bounced(smtp)).StateOf(Some.Contact));

    [Fact]
    public void A_stated_class_goes_before_the_words() =>
        Assert.Equal(SubscriptionState.Bounced, Ledger(Some.Bounced("452 4.2.2 Mailbox full", stated: "Hard")).StateOf(Some.Contact));

    [Theory]
    [InlineData("452 4.2.2 Mailbox full", SubscriptionState.Subscribed)]
    [InlineData("what happened?", SubscriptionState.Bounced)]
    public void A_vague_word_counts_only_where_the_servers_words_tell_nothing(string smtp, SubscriptionState expected) =>
        Assert.Equal(expected, Ledger(Some.Bounced(smtp, stated: "permanent")).StateOf(Some.Contact));

    [Fact]
    public void A_stated_soft_bounce_counts_as_one() =>
        Assert.Equal(Trigger.SoftBounced, SubscriptionEvents.From(Some.Bounced("550 5.1.1 User unknown", stated: "soft"))?.Trigger);

    [Fact]
    public void A_word_of_the_providers_own_is_left_to_the_classifier() =>
        Assert.Equal(
            Trigger.HardBounced, SubscriptionEvents.From(Some.Bounced("550 5.1.1 User unknown", stated: "InvalidRecipient"))?.Trigger);

    [Fact]
    public void Undetermined_is_left_to_the_classifier() =>
        Assert.Equal(Trigger.HardBounced, SubscriptionEvents.From(Some.Bounced("550 5.1.1 User unknown", stated: "undetermined"))?.Trigger);

    [Fact]
    public void The_servers_words_are_kept_for_the_audit() =>
        Assert.Equal(
            "550 5.1.1 User unknown", Ledger(Some.Bounced("550 5.1.1 User unknown")).History(Some.Contact).Changes[^1].Cause.Detail);

    [Fact]
    public void Unbouncing_restores_the_state() =>
        Assert.Equal(SubscriptionState.Subscribed, Ledger(Some.Bounced("550 5.1.1 User unknown"), Some.Unbounced()).StateOf(Some.Contact));

    [Fact]
    public void An_automatic_reply_is_no_bounce() =>
        Assert.Null(SubscriptionEvents.From(Some.Bounced("mailbox of Ann", stated: "soft") with { AutoReply = true }));

    [Fact]
    public void Nor_is_one_that_only_its_words_tell() =>
        Assert.Null(SubscriptionEvents.From(Some.Bounced("Out of office: back on Monday", stated: "soft")));

    [Fact]
    public void A_spam_report_is_a_complaint() =>
        Assert.Equal(SubscriptionState.Complained, Ledger(Some.SpamReported()).StateOf(Some.Contact));

    [Fact]
    public void Who_takes_it_up_again_is_subscribed() =>
        Assert.Equal(SubscriptionState.Subscribed, Ledger(Some.Unsubscribed(), Some.Resubscribed()).StateOf(Some.Contact));

    [Fact]
    public void Who_complained_stays_so_when_they_take_it_up_again() =>
        Assert.Equal(SubscriptionState.Complained, Ledger(Some.SpamReported(), Some.Resubscribed()).StateOf(Some.Contact));

    [Theory]
    [InlineData("all", null)]
    [InlineData("list", "offers")]
    [InlineData(null, "offers")]
    [InlineData("news", "news")]
    public void A_scope_tells_the_type(string? scope, string? type) =>
        Assert.Equal(type, SubscriptionEvents.From(Some.Unsubscribed(scope: scope), Typed)?.Type?.Value);

    [Fact]
    public void Where_the_type_is_not_known_all_types_are_meant() =>
        Assert.Null(SubscriptionEvents.From(Some.Unsubscribed(scope: "list", email: "another"), Typed)!.Type);

    [Fact]
    public void Opens_and_clicks_mean_nothing() =>
        Assert.All(new EmailEvent[] { Some.Opened(), Some.Clicked(), Some.Sent() }, told => Assert.Null(SubscriptionEvents.From(told)));

    [Fact]
    public void Deliveries_end_the_row_of_soft_bounces()
    {
        var bounces =
            Enumerable.Range(1, 8).Select(number => (EmailEvent)Some.Bounced("452 4.2.2 Mailbox full", number, $"email-{number}"));
        Assert.Equal(SubscriptionState.Bounced, Ledger([.. bounces]).StateOf(Some.Contact));
        Assert.Equal(SubscriptionState.Subscribed, Ledger([.. bounces, Some.Delivered(4.5, "email-x")]).StateOf(Some.Contact));
    }

    [Fact]
    public void A_late_event_takes_its_place_in_time()
    {
        var ledger = Ledger(Some.Unsubscribed(20));
        Assert.Equal(SubscriptionState.Unsubscribed, ledger.StateOf(Some.Contact));
        ledger.Apply(Some.Resubscribed(30));
        ledger.Apply(Some.Bounced("550 5.1.1 User unknown", 5));
        Assert.Equal(
            ["Subscribed", "Bounced", "Unsubscribed", "Subscribed"],
            ledger.History(Some.Contact).Changes.Select(change => change.To.ToString()));
    }

    [Fact]
    public void A_copy_is_not_taken_twice()
    {
        var ledger = new SubscriptionLedger();
        Assert.True(ledger.Apply(Some.Unsubscribed()));
        Assert.False(ledger.Apply(Some.Unsubscribed()));
        Assert.Single(ledger.History(Some.Contact).Changes);
    }
}
