using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Testing;
using static CampaignMetrics.Contacts.Tests.Storage.Told;

namespace CampaignMetrics.Contacts.Tests.Storage;

#pragma warning disable xUnit1051 // nothing here waits for long
/// <summary>How many requests to confirm contacts that are kept may get.</summary>
public sealed class OptInLimitTests
{
    private static readonly ContactId Bob = "bob@example.com";

    private readonly MemoryStore _store = new();

    [Fact]
    public async Task A_limit_of_requests_rejects_and_keeps_nothing()
    {
        var options = Limited(1);
        await using (var contacts = await OpenAsync(options))
        {
            var results = await contacts.AppendAsync([Triggered(Trigger.OptInRequested), Triggered(Trigger.OptInRequested, 1, Bob)]);
            Assert.Equal([ApplyOutcome.Applied, ApplyOutcome.Rejected], results.Select(result => result.Outcome));
            Assert.Equal(RejectionReason.TooManyRequests, results[1].Subscription.Reason);
            Assert.Equal(RejectionReason.TooManyRequests.Explain(), results[1].Reason);
        }
        await using var again = await OpenAsync(options);
        Assert.Equal([Some.Contact], again.Subscriptions.Contacts);
    }

    [Fact]
    public async Task A_limit_counts_requests_of_other_processes_and_from_before_a_restart()
    {
        var options = Limited(2);
        await using DurableContacts one = await OpenAsync(options), other = await OpenAsync(options);
        await one.AppendAsync([Triggered(Trigger.OptInRequested)]);
        await other.AppendAsync([Triggered(Trigger.OptInRequested, 1, Bob)]);
        await one.SaveSnapshotAsync();
        Assert.Equal(ApplyOutcome.Rejected, (await one.AppendAsync([Triggered(Trigger.OptInRequested, 2, "eve")]))[0].Outcome);
        await using var again = await OpenAsync(options);
        Assert.Equal(ApplyOutcome.Rejected, (await again.AppendAsync([Triggered(Trigger.OptInRequested, 3, "eve")]))[0].Outcome);
        Assert.Equal(ApplyOutcome.Applied, (await again.AppendAsync([Triggered(Trigger.OptInRequested, 2 * 24 * 60, "eve")]))[0].Outcome);
    }

    [Fact]
    public async Task A_batch_with_a_rejected_request_is_known_when_it_is_sent_again()
    {
        await using var contacts = await OpenAsync(Limited(1));
        ContactEvent[] batch = [Triggered(Trigger.OptInRequested), Triggered(Trigger.OptInRequested, 1, Bob)];
        await contacts.AppendAsync(batch);
        Assert.Equal(
            [ApplyOutcome.Duplicate, ApplyOutcome.Rejected], (await contacts.AppendAsync(batch)).Select(result => result.Outcome));
    }

    [Fact]
    public async Task Limits_are_as_in_a_ledger_that_took_the_events_one_by_one()
    {
        var options = new SubscriptionOptions { OptInRequestsPerDay = 3, OptInRequestsPerContactPerDay = 1 };
        var ledger = new SubscriptionLedger(options);
        ContactId[] keys = [Some.Contact, Bob, "eve"];
        var random = new Random(1);
        SubscriptionTriggered[] events = [.. Enumerable.Range(0, 60).Select(i =>
            Triggered(random.Next(3) == 0 ? Trigger.OptInWithdrawn : Trigger.OptInRequested, i * 60, keys[random.Next(3)]))];
        await using var contacts = await OpenAsync(new DurableContactsOptions { Subscriptions = options });
        foreach (var batch in events.Chunk(7))
            Assert.Equal(
                batch.Select(told => ledger.Apply(told.Contact, told.Event)),
                (await contacts.AppendAsync(batch)).Select(result => result.Subscription));
    }

    private Task<DurableContacts> OpenAsync(DurableContactsOptions? options = null) =>
        DurableContacts.OpenAsync("news", _store, _store, options);

    private static DurableContactsOptions Limited(int perDay) =>
        new() { Subscriptions = new SubscriptionOptions { OptInRequestsPerDay = perDay } };
}
