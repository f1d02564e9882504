using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Tests.Storage;

namespace CampaignMetrics.Contacts.Tests.Storage;

#pragma warning disable xUnit1051 // nothing here waits for long
/// <summary>A store that fails is told to the caller, and leaves nothing half done.</summary>
public sealed class ContactsFaultTests
{
    private static readonly ContactEvent[] Batch =
        [new SubscriptionTriggered(Some.Contact, Some.Event(Trigger.Imported)), new Suppressed("bob@example.com", Some.Start)];

    private readonly FaultyStore _store = new();

    [Fact]
    public async Task A_batch_that_could_not_be_logged_is_not_applied()
    {
        await using var contacts = await OpenAsync();
        _store.FailsBefore = true;
        await Assert.ThrowsAsync<IOException>(() => contacts.AppendAsync(Batch));
        Assert.Empty(contacts.Subscriptions.Contacts);
        Assert.Empty(contacts.Suppression.Addresses);
        _store.FailsBefore = false;
        Assert.All(await contacts.AppendAsync(Batch), result => Assert.Equal(ApplyOutcome.Applied, result.Outcome));
    }

    [Fact]
    public async Task A_batch_whose_answer_was_lost_is_known_when_it_is_sent_again()
    {
        await using var contacts = await OpenAsync();
        _store.FailsAfter = true;
        await Assert.ThrowsAsync<IOException>(() => contacts.AppendAsync(Batch));
        _store.FailsAfter = false;
        Assert.All(await contacts.AppendAsync(Batch), result => Assert.Equal(ApplyOutcome.Duplicate, result.Outcome));
        Assert.Equal([Some.Contact], contacts.Subscriptions.Contacts);
    }

    [Fact]
    public async Task A_request_of_a_batch_that_failed_uses_up_no_limit()
    {
        var options = new DurableContactsOptions { Subscriptions = new SubscriptionOptions { OptInRequestsPerDay = 1 } };
        await using var contacts = await DurableContacts.OpenAsync("news", _store, _store, options);
        ContactEvent[] batch = [new SubscriptionTriggered(Some.Contact, Some.Event(Trigger.OptInRequested))];
        _store.FailsBefore = true;
        await Assert.ThrowsAsync<IOException>(() => contacts.AppendAsync(batch));
        _store.FailsBefore = false;
        Assert.Equal(ApplyOutcome.Applied, (await contacts.AppendAsync(batch))[0].Outcome);
    }

    [Fact]
    public async Task A_cancelled_append_leaves_nothing()
    {
        await using var contacts = await OpenAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => contacts.AppendAsync(Batch, new CancellationToken(true)));
        Assert.Equal(0, await contacts.RefreshAsync());
    }

    [Fact]
    public async Task A_contact_that_could_not_be_forgotten_stays()
    {
        await using var contacts = await OpenAsync();
        await contacts.AppendAsync(Batch);
        _store.FailsToRewrite = true;
        await Assert.ThrowsAsync<IOException>(() => contacts.ForgetAsync(Some.Contact));
        Assert.Equal([Some.Contact], contacts.Subscriptions.Contacts);
    }

    [Fact]
    public async Task A_damaged_block_is_told_with_its_place()
    {
        await using (var contacts = await OpenAsync()) await contacts.AppendAsync(Batch);
        _store.Content = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0];
        var e = await Assert.ThrowsAsync<InvalidDataException>(OpenAsync);
        Assert.StartsWith("Block 1 of partition 0 of the ledger 'news/contacts' is damaged: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_event_is_told_with_its_place_and_nothing_of_its_block_is_applied()
    {
        await using var contacts = await OpenAsync();
        var lines = System.Text.Encoding.UTF8.GetBytes($"{Batch[0]}\n{Some.Sent()}\n");
        await _store.AppendAsync([EventBlock.Of(new LogPartition("news/contacts", 0), lines)]);
        var e = await Assert.ThrowsAsync<InvalidDataException>(() => contacts.RefreshAsync());
        Assert.Equal("Block 1 of partition 0 of the ledger 'news/contacts', line 2: no contact.", e.Message);
        Assert.Empty(contacts.Subscriptions.Contacts);
    }

    [Fact]
    public async Task A_lost_block_is_told()
    {
        await using (var contacts = await OpenAsync())
            foreach (var told in Batch) await contacts.AppendAsync([told]);
        _store.LostBlocks = 1;
        var e = await Assert.ThrowsAsync<InvalidDataException>(OpenAsync);
        Assert.StartsWith("Block 2 of partition 0 of the ledger 'news/contacts' follows block 0", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_read_is_told_and_left_aside()
    {
        await using (var contacts = await OpenAsync())
        {
            await contacts.AppendAsync(Batch);
            await contacts.SaveSnapshotAsync();
        }
        _store.HasDamagedSnapshots = true;
        await using var again = await OpenAsync();
        Assert.Equal("The disk is damaged.", again.SnapshotProblem);
        Assert.Equal([Some.Contact], again.Subscriptions.Contacts);
    }

    [Fact]
    public async Task A_changed_byte_or_a_cut_of_a_snapshot_is_told_and_left_aside()
    {
        byte[] content;
        await using (var contacts = await OpenAsync())
        {
            await contacts.AppendAsync(Batch);
            await contacts.SaveSnapshotAsync();
            await using var stored = await _store.LoadAsync(contacts.LogName);
            using var copy = new MemoryStream();
            await stored!.Content.CopyToAsync(copy);
            content = copy.ToArray();
        }
        // The first ten bytes are gzip's header, most of which says nothing of the content.
        for (var i = 10; i < content.Length; i++)
        {
            byte[] changed = [.. content];
            changed[i] ^= 0x10;
            Assert.True(await ProblemAsync(changed) is not null, $"byte {i} of {content.Length}");
            // Of gzip's last bytes nothing needs to be there: all events are.
            Assert.True(await ProblemAsync(content[..i]) is not null || i >= content.Length - 12, $"{i} of {content.Length} bytes");
        }
        Assert.Null(await ProblemAsync(content));
    }

    [Fact]
    public async Task A_snapshot_that_could_not_be_saved_is_no_failure_of_the_events()
    {
        _store.FailsToSave = true;
        var options = new DurableContactsOptions { SnapshotEveryBytes = 1 };
        await using var contacts = await DurableContacts.OpenAsync("news", _store, _store, options);
        await contacts.AppendAsync(Batch);
        Assert.Equal("No room for a snapshot.", contacts.SnapshotProblem);
        await Assert.ThrowsAsync<IOException>(() => contacts.SaveSnapshotAsync());
    }

    [Fact]
    public async Task Without_a_store_no_snapshot_can_be_saved()
    {
        await using var contacts = await DurableContacts.OpenAsync("news", _store);
        await Assert.ThrowsAsync<InvalidOperationException>(() => contacts.SaveSnapshotAsync());
    }

    /// <summary>What is told of a snapshot with this content; the contacts are right nevertheless.</summary>
    private async Task<string?> ProblemAsync(byte[] content)
    {
        await _store.SaveAsync("news/contacts", [1], new MemoryStream(content));
        await using var contacts = await OpenAsync();
        Assert.Equal([Some.Contact], contacts.Subscriptions.Contacts);
        Assert.Equal(["bob@example.com"], contacts.Suppression.Addresses);
        return contacts.SnapshotProblem;
    }

    private Task<DurableContacts> OpenAsync() => DurableContacts.OpenAsync("news", _store, _store);
}
