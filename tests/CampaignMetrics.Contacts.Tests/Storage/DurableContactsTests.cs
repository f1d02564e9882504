using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Sqlite;
using CampaignMetrics.Testing;
using static CampaignMetrics.Contacts.Tests.Storage.Told;

namespace CampaignMetrics.Contacts.Tests.Storage;

#pragma warning disable xUnit1051 // nothing here waits for long
/// <summary>What a caller sees of contacts that are kept.</summary>
public sealed class DurableContactsTests
{
    private static readonly ContactId Bob = "bob@example.com";

    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Events_are_answered_with_what_became_of_them()
    {
        await using var contacts = await OpenAsync();
        var told = Triggered(Trigger.Imported);
        var results = await contacts.AppendAsync([told, told, Triggered(Trigger.OptInConfirmed, 1), new Suppressed(default, Some.Start)]);
        Assert.Equal(
            [ApplyOutcome.Applied, ApplyOutcome.Duplicate, ApplyOutcome.Applied, ApplyOutcome.Rejected],
            results.Select(result => result.Outcome));
        Assert.Equal("no contact", results[3].Reason);
    }

    [Fact]
    public async Task An_event_is_answered_with_what_it_does_to_the_subscription()
    {
        await using var contacts = await OpenAsync();
        var results = await contacts.AppendAsync(
            [Triggered(Trigger.Imported), Triggered(Trigger.Unsubscribed, 1), Triggered(Trigger.Imported, 2)]);
        Assert.Equal(
            [Outcome.ChangedTo(SubscriptionState.Subscribed), Outcome.ChangedTo(SubscriptionState.Unsubscribed),
                Outcome.Rejected(RejectionReason.HasUnsubscribed)],
            results.Select(result => result.Subscription));
    }

    [Fact]
    public async Task A_batch_that_is_sent_again_is_known()
    {
        await using var contacts = await OpenAsync();
        ContactEvent[] batch = [Triggered(Trigger.Imported), new AddressStated(Bob, Some.Start)];
        await contacts.AppendAsync(batch);
        Assert.All(await contacts.AppendAsync(batch), result => Assert.Equal(ApplyOutcome.Duplicate, result.Outcome));
    }

    [Fact]
    public async Task Events_of_emails_give_the_states_of_a_ledger_that_took_them()
    {
        EmailEvent[] events =
        [
            Some.Sent(), Some.Delivered(), Some.Opened(), Some.Unsubscribed(), Some.SpamReported(to: Bob),
            Some.Bounced("550 5.1.1 User unknown", to: "eve@example.com"), Some.Bounced("452 4.2.2 Mailbox full", to: "joe@example.com"),
        ];
        var ledger = new SubscriptionLedger();
        foreach (var told in events) ledger.Apply(told);
        await using (var contacts = await OpenAsync())
            Assert.Equal((5, 0, 0), Counts(await contacts.AppendAsync(events)));
        await using var again = await OpenAsync();
        Assert.Equal(ledger.Contacts.ToHashSet(), again.Subscriptions.Contacts.ToHashSet());
        Assert.All(ledger.Contacts, contact => Assert.Equal(ledger.StateOf(contact), again.Subscriptions.StateOf(contact)));
        Assert.Equal((0, 5, 0), Counts(await again.AppendAsync(events)));
    }

    [Fact]
    public async Task An_event_of_an_email_that_cannot_be_kept_is_told_by_its_place()
    {
        await using var contacts = await OpenAsync();
        var applied = await contacts.AppendAsync([Some.Opened(), Some.Unsubscribed(), Some.Unsubscribed() with { Scope = "\ud800" }]);
        Assert.Equal([new Rejection(3, "subscriptionType holds half a surrogate pair")], applied.Rejected);
        Assert.Equal(1, applied.New);
    }

    [Fact]
    public async Task An_email_without_a_name_is_none()
    {
        await using var contacts = await OpenAsync();
        Assert.Equal((1, 0, 0), Counts(await contacts.AppendAsync([Some.Unsubscribed() with { Email = "" }])));
        Assert.Null(contacts.Subscriptions.History(Some.Contact).Changes[0].Cause.Email);
    }

    [Fact]
    public async Task A_directory_has_the_contacts_in_the_order_of_their_keys()
    {
        await using var contacts = await OpenAsync();
        await contacts.AppendAsync(
        [
            new AddressStated("b", Some.Start, "b@example.com"), new AddressStated("c", Some.Start), new AddressStated("a", Some.Start),
            new ContactRemoved("c", Some.At(1)),
        ]);
        var directory = contacts.NewDirectory();
        Assert.Equal((2, "a", "b@example.com"), (directory.Count, directory.AddressOf(0), directory.AddressOf(1)));
        Assert.Equal(("a", null), (contacts.AddressOf("a"), contacts.AddressOf("c")));
    }

    [Fact]
    public async Task The_latest_address_holds_in_whatever_order_they_come()
    {
        await using var contacts = await OpenAsync();
        await contacts.AppendAsync(
            [new AddressStated("a", Some.At(2), "new@example.com"), new AddressStated("a", Some.At(1), "old@example.com")]);
        Assert.Equal("new@example.com", contacts.AddressOf("a"));
    }

    [Fact]
    public async Task Suppressions_reach_an_audience()
    {
        await using var contacts = await OpenAsync();
        await contacts.AppendAsync(
        [
            new Suppressed(Bob, Some.Start), new Suppressed("@rival.example", Some.Start), new Suppressed("joe@example.com", Some.Start),
            new Unsuppressed("joe@example.com", Some.At(1)),
        ]);
        var directory = contacts.NewDirectory();
        var audience = Audience.Select(new AudienceRequest
        {
            Lists = [directory.List("all", Bob, "eve@rival.example", "joe@example.com")],
            Suppression = contacts.Suppression,
            Standing = _ => new Standing(SubscriptionState.Subscribed),
        });
        Assert.Equal(["joe@example.com"], audience.Recipients.Select(recipient => recipient.Address));
    }

    [Fact]
    public async Task A_suppression_list_is_made_once_until_it_changes()
    {
        await using var contacts = await OpenAsync();
        await contacts.AppendAsync([new Suppressed(Bob, Some.Start)]);
        var given = contacts.Suppression;
        await contacts.AppendAsync([new AddressStated(Bob, Some.Start)]);
        Assert.Same(given, contacts.Suppression);
        await contacts.AppendAsync([new Unsuppressed(Bob, Some.At(1))]);
        Assert.Empty(contacts.Suppression.Addresses);
        Assert.Single(given.Addresses);
    }

    [Fact]
    public async Task Two_on_one_log_follow_each_other()
    {
        await using DurableContacts one = await OpenAsync(), other = await OpenAsync();
        await one.AppendAsync([Triggered(Trigger.Imported)]);
        Assert.Equal(1, await other.RefreshAsync());
        await other.AppendAsync([Triggered(Trigger.Unsubscribed, 1)]);
        var result = await one.AppendAsync([Triggered(Trigger.Imported, 2)]);
        Assert.Equal(Outcome.Rejected(RejectionReason.HasUnsubscribed), result[0].Subscription);
    }

    [Fact]
    public async Task A_message_ledger_of_the_same_name_knows_nothing_of_them()
    {
        await using var contacts = await OpenAsync();
        await contacts.AppendAsync([Triggered(Trigger.Imported)]);
        await using var ledger = await DurableLedger.OpenAsync("news", _store, _store);
        await ledger.AppendAsync([Some.Sent()]);
        Assert.Equal((1, 0), (ledger.Messages.EventCount, await contacts.RefreshAsync()));
    }

    [Fact]
    public async Task What_follows_a_log_takes_nothing_itself()
    {
        await using var contacts = await OpenAsync();
        Assert.Throws<InvalidOperationException>(() => contacts.Subscriptions.Apply(Some.Unsubscribed()));
        Assert.Throws<InvalidOperationException>(() => contacts.Subscriptions.Apply(Some.Contact, Some.Event(Trigger.Imported)));
        Assert.Throws<InvalidOperationException>(() => contacts.Subscriptions.Forget(Some.Contact));
        Assert.Throws<InvalidOperationException>(() => contacts.Consents.Forget(Some.Contact));
        Assert.Throws<InvalidOperationException>(() =>
            contacts.Consents.Add(Some.Contact, new ConsentStatement(Some.Start, TrackingConsent.Denied)));
    }

    [Fact]
    public async Task Snapshots_of_equal_contacts_are_equal()
    {
        ContactEvent[] events = [Triggered(Trigger.Imported), Triggered(Trigger.Imported, 1, Bob), new AddressStated(Bob, Some.Start)];
        var contents = new List<byte[]>();
        foreach (var order in new[] { events, [.. events.Reverse()] })
        {
            var store = new MemoryStore();
            await using var contacts = await DurableContacts.OpenAsync("news", store, store);
            foreach (var told in order) await contacts.AppendAsync([told]);
            await contacts.SaveSnapshotAsync();
            await using var stored = await store.LoadAsync(contacts.LogName);
            using var content = new MemoryStream();
            await stored!.Content.CopyToAsync(content);
            contents.Add(content.ToArray());
        }
        Assert.Equal(contents[0], contents[1]);
    }

    [Fact]
    public async Task A_snapshot_is_saved_by_itself()
    {
        await using var contacts = await OpenAsync(new DurableContactsOptions { SnapshotEveryBytes = 1 });
        await contacts.AppendAsync([Triggered(Trigger.Imported)]);
        Assert.NotNull(await _store.LoadAsync(contacts.LogName));
    }

    [Fact]
    public async Task Many_callers_at_once_lose_nothing()
    {
        await using var contacts = await OpenAsync(new DurableContactsOptions { Partitions = 4 });
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            Task.Run(() => contacts.AppendAsync([Triggered(Trigger.Imported, i, $"contact-{i % 50}")]))));
        await using var again = await OpenAsync();
        Assert.Equal((50, 50), (contacts.Subscriptions.Contacts.Count(), again.Subscriptions.Contacts.Count()));
    }

    [Fact]
    public async Task Two_on_one_file_that_append_at_once_end_alike()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-metrics-contacts-");
        try
        {
            await using SqliteStore one = await SqliteStore.OpenAsync(Path.Combine(folder.FullName, "events.db")),
                other = await SqliteStore.OpenAsync(Path.Combine(folder.FullName, "events.db"));
            var options = new DurableContactsOptions { Partitions = 3, SnapshotEveryBytes = 500 };
            await using DurableContacts left = await DurableContacts.OpenAsync("news", one, one, options),
                right = await DurableContacts.OpenAsync("news", other, other, options);
            var events = Enumerable.Range(0, 60).Select(i => Triggered((Trigger)(i % 7), i % 5, $"contact-{i % 9}")).ToList();
            await Task.WhenAll(events.Select((told, i) => Task.Run(() => (i % 2 == 0 ? left : right).AppendAsync([told]))));
            await Task.WhenAll(left.RefreshAsync(), right.RefreshAsync());
            var ledger = new SubscriptionLedger();
            foreach (var told in events) ledger.Apply(told.Contact, told.Event);
            Assert.All(ledger.Contacts, contact => Assert.Equal(
                (ledger.StateOf(contact), ledger.StateOf(contact)),
                (left.Subscriptions.StateOf(contact), right.Subscriptions.StateOf(contact))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Other_partitions_than_there_are_are_refused()
    {
        await using (var contacts = await OpenAsync(new DurableContactsOptions { Partitions = 2 })) Assert.Equal(2, contacts.Partitions);
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(new DurableContactsOptions { Partitions = 3 }));
        Assert.Contains("2 partitions", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_contacts_take_nothing()
    {
        var contacts = await OpenAsync();
        await contacts.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => contacts.AppendAsync([Triggered(Trigger.Imported)]));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => contacts.ForgetAsync(Some.Contact));
    }

    private Task<DurableContacts> OpenAsync(DurableContactsOptions? options = null) =>
        DurableContacts.OpenAsync("news", _store, _store, options);

    private static (long New, long Duplicates, int Rejected) Counts(AppliedEvents applied) =>
        (applied.New, applied.Duplicates, applied.Rejected.Length);
}
