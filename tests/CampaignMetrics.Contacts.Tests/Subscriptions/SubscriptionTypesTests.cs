using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Subscriptions;

/// <summary>One state across all types beside a state for each.</summary>
public sealed class SubscriptionTypesTests
{
    private static readonly SubscriptionType News = "news", Offers = "offers";

    private static SubscriptionHistory Replay(params IEnumerable<SubscriptionEvent> events) => SubscriptionHistory.Replay(events);

    [Fact]
    public void A_type_that_nothing_was_said_of_has_the_state_across_all_types() =>
        Assert.Equal(SubscriptionState.Subscribed, Replay(Some.Event(Trigger.Imported)).StateOf(News));

    [Fact]
    public void Unsubscribing_from_one_type_leaves_the_others()
    {
        var history = Replay(Some.Event(Trigger.Imported, 1), Some.Event(Trigger.Unsubscribed, 2, News));
        Assert.Equal(
            (SubscriptionState.Unsubscribed, SubscriptionState.Subscribed, SubscriptionState.Subscribed),
            (history.StateOf(News), history.StateOf(Offers), history.State));
    }

    [Fact]
    public void Unsubscribing_from_all_ends_every_type()
    {
        var history = Replay(Some.Event(Trigger.SubscribedWithProof, 1, News), Some.Event(Trigger.Unsubscribed, 2));
        Assert.Equal(
            (SubscriptionState.Unsubscribed, SubscriptionState.Unsubscribed, SubscriptionState.Unsubscribed),
            (history.State, history.StateOf(News), history.StateOf(Offers)));
    }

    [Fact]
    public void After_unsubscribing_from_all_one_type_can_be_taken_up_alone()
    {
        var history = Replay(
            Some.Event(Trigger.SubscribedWithProof, 1, Offers), Some.Event(Trigger.Unsubscribed, 2),
            Some.Event(Trigger.SubscribedWithProof, 3, News));
        Assert.Equal(
            (SubscriptionState.Subscribed, SubscriptionState.Unsubscribed, SubscriptionState.Unsubscribed),
            (history.StateOf(News), history.StateOf(Offers), history.State));
    }

    [Fact]
    public void A_bounce_concerns_the_address_whatever_type_it_names()
    {
        var history = Replay(Some.Event(Trigger.SubscribedWithProof, 1, News), Some.Event(Trigger.HardBounced, 2, Offers));
        Assert.Equal(
            (SubscriptionState.Bounced, SubscriptionState.Bounced, SubscriptionState.Bounced),
            (history.State, history.StateOf(News), history.StateOf(Offers)));
    }

    [Fact]
    public void Unbouncing_gives_each_type_its_own_state_back()
    {
        var history = Replay(
            Some.Event(Trigger.Imported, 1), Some.Event(Trigger.Unsubscribed, 2, News), Some.Event(Trigger.HardBounced, 3),
            Some.Event(Trigger.Unbounced, 4));
        Assert.Equal((SubscriptionState.Subscribed, SubscriptionState.Unsubscribed), (history.State, history.StateOf(News)));
    }

    [Fact]
    public void Confirming_one_type_of_two_requested_confirms_that_one()
    {
        var history = Replay(
            Some.Event(Trigger.OptInRequested, 1, News), Some.Event(Trigger.OptInRequested, 1, Offers),
            Some.Event(Trigger.OptInConfirmed, 2, News));
        Assert.Equal(
            (SubscriptionState.Subscribed, SubscriptionState.PendingDoubleOptIn, SubscriptionState.NoConsent),
            (history.StateOf(News), history.StateOf(Offers), history.State));
    }
}
