using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Subscriptions;

public sealed class SubscriptionTests
{
    private static SubscriptionHistory Replay(params IEnumerable<SubscriptionEvent> events) => SubscriptionHistory.Replay(events);

    [Fact]
    public void Nothing_known_is_no_consent() => Assert.Equal(SubscriptionState.NoConsent, Replay().State);

    [Theory]
    [InlineData(Trigger.OptInWithdrawn)]
    [InlineData(Trigger.OptInExpired)]
    public void A_request_that_comes_to_nothing_leaves_the_state_before_it(Trigger end) => Assert.Equal(
        SubscriptionState.Unsubscribed,
        Replay(Some.Event(Trigger.Unsubscribed, 1), Some.Event(Trigger.OptInRequested, 2), Some.Event(end, 3)).State);

    [Fact]
    public void Restoring_and_unbouncing_go_back_one_step_each()
    {
        SubscriptionEvent[] events =
        [
            Some.Event(Trigger.Imported, 1), Some.Event(Trigger.HardBounced, 2), Some.Event(Trigger.Archived, 3),
            Some.Event(Trigger.Restored, 4), Some.Event(Trigger.Unbounced, 5),
        ];
        Assert.Equal(
            [
                SubscriptionState.Subscribed, SubscriptionState.Bounced, SubscriptionState.Archived, SubscriptionState.Bounced,
                SubscriptionState.Subscribed,
            ],
            Replay(events).Changes.Select(change => change.To));
    }

    [Fact]
    public void A_change_is_kept_with_its_time_trigger_and_cause()
    {
        var cause = Some.Event(Trigger.Unsubscribed, 7, email: "spring-sale", id: "evt-1") with { Method = UnsubscribeMethod.OneClick };
        var change = Assert.Single(Replay(cause).Changes);
        Assert.Equal(
            (Some.At(7), Trigger.Unsubscribed, SubscriptionState.NoConsent, SubscriptionState.Unsubscribed),
            (change.At, change.Trigger, change.From, change.To));
        Assert.Same(cause, change.Cause);
    }

    [Fact]
    public void A_refusal_is_kept_with_its_reason()
    {
        var refusal = Assert.Single(Replay(Some.Event(Trigger.Unsubscribed, 1), Some.Event(Trigger.Imported, 2)).Refusals);
        Assert.Equal(
            (RejectionReason.HasUnsubscribed, SubscriptionState.Unsubscribed, Trigger.Imported),
            (refusal.Reason, refusal.State, refusal.Cause.Trigger));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void A_proof_without_words_is_none(string? proof)
    {
        var history = Replay(Some.Event(Trigger.SubscribedWithProof) with { Proof = proof });
        Assert.Equal(SubscriptionState.NoConsent, history.State);
        Assert.Equal(RejectionReason.NoProof, Assert.Single(history.Refusals).Reason);
    }

    [Fact]
    public void At_one_instant_the_smaller_id_comes_first()
    {
        SubscriptionEvent subscribed = Some.Event(Trigger.SubscribedWithProof, 1, id: "b"),
            unsubscribed = Some.Event(Trigger.Unsubscribed, 1, id: "a");
        Assert.Equal(SubscriptionState.Subscribed, Replay(subscribed, unsubscribed).State);
        Assert.Equal(SubscriptionState.Unsubscribed, Replay(subscribed with { Id = "a" }, unsubscribed with { Id = "b" }).State);
    }

    [Fact]
    public void A_forgotten_contact_is_a_stranger()
    {
        var ledger = new SubscriptionLedger();
        ledger.Apply(Some.Contact, Some.Event(Trigger.Unsubscribed));
        Assert.True(ledger.Forget(Some.Contact));
        Assert.Equal((SubscriptionState.NoConsent, 0), (ledger.StateOf(Some.Contact), ledger.Contacts.Count()));
        Assert.False(ledger.Forget(Some.Contact));
    }

    [Theory]
    [InlineData(1969)]
    [InlineData(2200)]
    public void An_instant_that_events_cannot_have_is_a_mistake(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Some.Event(Trigger.Imported) with { At = new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero) });

    [Fact]
    public void Every_reason_has_a_sentence() =>
        Assert.All(Enum.GetValues<RejectionReason>(), reason => Assert.EndsWith(".", reason.Explain(), StringComparison.Ordinal));
}
