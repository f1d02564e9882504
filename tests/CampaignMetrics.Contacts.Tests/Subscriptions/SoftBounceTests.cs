using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Subscriptions;

public sealed class SoftBounceTests
{
    private static readonly SubscriptionEvent Subscribed = Some.Event(Trigger.Imported, -1);

    private static IEnumerable<SubscriptionEvent> Soft(int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(number => Some.Event(Trigger.SoftBounced, number, email: $"email-{number}"));

    private static SubscriptionState After(SubscriptionOptions? options, params IEnumerable<SubscriptionEvent> events) =>
        SubscriptionHistory.Replay(events.Prepend(Subscribed), options).State;

    [Fact]
    public void Four_in_a_row_bar_nothing() => Assert.Equal(SubscriptionState.Subscribed, After(null, Soft(1, 4)));

    [Fact]
    public void The_fifth_in_a_row_bars_the_address()
    {
        var change = SubscriptionHistory.Replay(Soft(1, 5).Prepend(Subscribed)).Changes[^1];
        Assert.Equal(
            (SubscriptionState.Bounced, Trigger.SoftBounceLimitReached, "email-5"), (change.To, change.Trigger, change.Cause.Email?.Value));
    }

    [Fact]
    public void A_delivery_ends_the_row() =>
        Assert.Equal(SubscriptionState.Subscribed, After(null, [.. Soft(1, 4), Some.Event(Trigger.Delivered, 4.5), .. Soft(5, 8)]));

    [Fact]
    public void After_a_delivery_five_more_bar_the_address() =>
        Assert.Equal(SubscriptionState.Bounced, After(null, [.. Soft(1, 4), Some.Event(Trigger.Delivered, 4.5), .. Soft(5, 9)]));

    [Fact]
    public void One_email_counts_once_however_often_it_comes_back() =>
        Assert.Equal(
            SubscriptionState.Subscribed,
            After(null, Enumerable.Range(1, 9).Select(number => Some.Event(Trigger.SoftBounced, number, email: "spring-sale"))));

    [Fact]
    public void The_limit_is_an_option() =>
        Assert.Equal(SubscriptionState.Bounced, After(new SubscriptionOptions { SoftBounceLimit = 2 }, Soft(1, 2)));

    [Fact]
    public void An_unbounced_address_begins_a_new_row() =>
        Assert.Equal(SubscriptionState.Subscribed, After(null, [.. Soft(1, 5), Some.Event(Trigger.Unbounced, 6), .. Soft(7, 10)]));

    [Fact]
    public void HubSpot_bars_no_address_for_soft_bounces() =>
        Assert.Equal(SubscriptionState.Subscribed, After(SubscriptionOptions.HubSpot, Soft(1, 20)));

    [Fact]
    public void A_limit_of_nothing_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SubscriptionOptions { SoftBounceLimit = 0 });
}
