using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Subscriptions;

public sealed class OptInLimitTests
{
    private const double Hour = 60;

    private static Outcome Request(SubscriptionLedger ledger, ContactId contact, double at) =>
        ledger.Apply(contact, Some.Event(Trigger.OptInRequested, at));

    [Fact]
    public void The_hundred_and_first_request_of_a_day_is_refused()
    {
        var ledger = new SubscriptionLedger(SubscriptionOptions.Pipedrive);
        for (var i = 0; i < 100; i++) Assert.Equal(OutcomeKind.Changed, Request(ledger, $"c{i}@example.com", i).Kind);
        Assert.Equal(RejectionReason.TooManyRequests, Request(ledger, "late@example.com", 100).Reason);
        Assert.Equal(SubscriptionState.NoConsent, ledger.StateOf("late@example.com"));
    }

    [Fact]
    public void A_day_after_the_first_another_may_leave()
    {
        var ledger = new SubscriptionLedger(new SubscriptionOptions { OptInRequestsPerDay = 1 });
        Request(ledger, "a@example.com", 0);
        Assert.Equal(RejectionReason.TooManyRequests, Request(ledger, "b@example.com", 24 * Hour - 1).Reason);
        Assert.Equal(OutcomeKind.Changed, Request(ledger, "b@example.com", 24 * Hour).Kind);
    }

    [Fact]
    public void A_request_that_the_table_refuses_uses_nothing_up()
    {
        var ledger = new SubscriptionLedger(new SubscriptionOptions { OptInRequestsPerDay = 1 });
        ledger.Apply("a@example.com", Some.Event(Trigger.HardBounced, 0));
        Assert.Equal(RejectionReason.AddressBounced, Request(ledger, "a@example.com", 1).Reason);
        Assert.Equal(OutcomeKind.Changed, Request(ledger, "b@example.com", 2).Kind);
    }

    [Fact]
    public void The_same_request_again_uses_nothing_up()
    {
        var ledger = new SubscriptionLedger(new SubscriptionOptions { OptInRequestsPerDay = 2 });
        Request(ledger, "a@example.com", 0);
        Assert.Equal(Outcome.Unchanged, Request(ledger, "a@example.com", 0));
        Assert.Equal(OutcomeKind.Changed, Request(ledger, "b@example.com", 1).Kind);
    }

    [Fact]
    public void One_contact_is_not_asked_more_often_than_the_limit()
    {
        var ledger = new SubscriptionLedger(new SubscriptionOptions { OptInRequestsPerContactPerDay = 1 });
        Request(ledger, "a@example.com", 0);
        ledger.Apply("a@example.com", Some.Event(Trigger.OptInWithdrawn, 1));
        Assert.Equal(RejectionReason.TooManyRequests, Request(ledger, "a@example.com", 2).Reason);
        Assert.Equal(OutcomeKind.Changed, Request(ledger, "b@example.com", 3).Kind);
    }

    [Theory]
    [InlineData(1, OutcomeKind.Rejected), InlineData(0, OutcomeKind.Changed)]
    public void A_request_that_is_told_late_counts_in_the_24_hours_after_it_too(double minute, OutcomeKind expected)
    {
        var ledger = new SubscriptionLedger(new SubscriptionOptions { OptInRequestsPerDay = 2 });
        Request(ledger, "a@example.com", 23 * Hour);
        Request(ledger, "b@example.com", 24 * Hour);
        Assert.Equal(expected, Request(ledger, "c@example.com", minute).Kind);
    }

    [Fact]
    public void Requests_that_passed_once_pass_in_any_order()
    {
        var minutes = Enumerable.Range(0, 40).Select(i => i * 5 * Hour).ToArray();
        var lawful = new SubscriptionLedger(new SubscriptionOptions { OptInRequestsPerDay = 5 });
        Assert.All(minutes, at => Assert.Equal(OutcomeKind.Changed, Request(lawful, $"c{at}@example.com", at).Kind));
        var shuffled = new SubscriptionLedger(new SubscriptionOptions { OptInRequestsPerDay = 5 });
        new Random(7).Shuffle(minutes);
        Assert.All(minutes, at => Assert.Equal(OutcomeKind.Changed, Request(shuffled, $"c{at}@example.com", at).Kind));
    }
}
