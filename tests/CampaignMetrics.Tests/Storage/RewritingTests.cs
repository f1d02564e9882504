using System.Text;

namespace CampaignMetrics.Tests.Storage;

/// <summary>Contacts that are forgotten and events that are too old leave the log, memory and the snapshot.</summary>
public sealed class RewritingTests
{
    private readonly FaultyStore _store = new();

    [Fact]
    public async Task A_forgotten_contact_is_in_no_block_and_no_snapshot()
    {
        await using var ledger = await FilledAsync();
        await ledger.SaveSnapshotAsync();
        Assert.Contains("anna@", await LogAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await ledger.ForgetAsync("anna@example.com", Erased));
        Assert.DoesNotContain("anna@", await LogAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("anna@", await SnapshotAsync(), StringComparison.Ordinal);
        Assert.Empty(ledger.Messages.History("anna@example.com").Items);
    }

    [Fact]
    public async Task Forgetting_changes_no_number()
    {
        await using var ledger = await FilledAsync();
        var before = ledger.Messages.Report().ToJson();
        await ledger.ForgetAsync("anna@example.com", Erased);
        Assert.Equal(before, ledger.Messages.Report().ToJson());
        await using var again = await OpenAsync();
        Assert.Equal(before, again.Messages.Report().ToJson());
    }

    [Fact]
    public async Task A_contact_without_events_is_forgotten_already()
    {
        await using var ledger = await FilledAsync();
        var before = ledger.Messages;
        Assert.Equal(0, await ledger.ForgetAsync("nobody@example.com", Erased));
        Assert.Same(before, ledger.Messages);
    }

    [Fact]
    public async Task A_batch_with_a_forgotten_contact_does_not_come_back()
    {
        EmailEvent[] batch = [Some.Sent(to: "anna@example.com"), Some.Sent(to: "ben@example.com")];
        await using var ledger = await OpenAsync();
        await ledger.AppendAsync(batch);
        await ledger.ForgetAsync("anna@example.com", Erased);
        Assert.Equal(2, (await ledger.AppendAsync(batch)).Duplicates);
        Assert.Empty(ledger.Messages.History("anna@example.com").Items);
    }

    [Fact]
    public async Task Another_process_forgets_when_it_refreshes()
    {
        await using DurableLedger ledger = await FilledAsync(), other = await OpenAsync();
        await ledger.ForgetAsync("anna@example.com", Erased);
        Assert.Equal(0, await other.RefreshAsync());
        Assert.Empty(other.Messages.History("anna@example.com").Items);
        Assert.Equal(ledger.Messages.Report().ToJson(), other.Messages.Report().ToJson());
    }

    [Fact]
    public async Task Another_process_forgets_when_it_appends_and_counts_its_own_events()
    {
        await using DurableLedger ledger = await FilledAsync(), other = await OpenAsync();
        await ledger.ForgetAsync("anna@example.com", Erased);
        Assert.Equal(1, (await other.AppendAsync([Some.Opened(to: "ben@example.com")])).New);
        Assert.Empty(other.Messages.History("anna@example.com").Items);
        Assert.Equal(4, other.Messages.EventCount);
    }

    [Fact]
    public async Task A_snapshot_from_before_is_replaced_when_the_ledger_is_opened()
    {
        // As after a process that was killed between the log and the snapshot.
        await using (var ledger = await FilledAsync()) await ledger.SaveSnapshotAsync();
        await using (var ledger = await DurableLedger.OpenAsync("news", _store)) await ledger.ForgetAsync("anna@example.com", Erased);
        Assert.Contains("anna@", await SnapshotAsync(), StringComparison.Ordinal);
        await using var again = await OpenAsync();
        Assert.Empty(again.Messages.History("anna@example.com").Items);
        Assert.DoesNotContain("anna@", await SnapshotAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_replaced_is_told_and_replaced_by_the_next_call()
    {
        await using var ledger = await FilledAsync();
        await ledger.SaveSnapshotAsync();
        _store.FailsToSave = true;
        await Assert.ThrowsAsync<IOException>(() => ledger.ForgetAsync("anna@example.com", Erased));
        _store.FailsToSave = false;
        Assert.Equal(0, await ledger.ForgetAsync("anna@example.com", Erased));
        Assert.DoesNotContain("anna@", await SnapshotAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_cannot_be_rewritten_stays_as_it_was()
    {
        await using var ledger = await FilledAsync();
        _store.FailsToRewrite = true;
        await Assert.ThrowsAsync<IOException>(() => ledger.ForgetAsync("anna@example.com", Erased));
        Assert.NotEmpty(ledger.Messages.History("anna@example.com").Items);
    }

    [Fact]
    public async Task Erasing_gives_as_many_events_as_it_gets()
    {
        await using var ledger = await FilledAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.ForgetAsync("anna@example.com", own => [own[0]]));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => ledger.ForgetAsync("anna@example.com", own => [.. own.Select(happened => happened with { Recipient = "" })]));
        Assert.NotEmpty(ledger.Messages.History("anna@example.com").Items);
    }

    [Fact]
    public async Task Two_that_forget_at_once_both_succeed()
    {
        await using DurableLedger ledger = await FilledAsync(), other = await OpenAsync();
        await ledger.ForgetAsync("anna@example.com", own =>
        {
            // The other is faster, in the same block.
            other.ForgetAsync("ben@example.com", Erased).GetAwaiter().GetResult();
            return Erased(own);
        });
        var log = await LogAsync();
        Assert.DoesNotContain("anna@", log, StringComparison.Ordinal);
        Assert.DoesNotContain("ben@", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_before_an_instant_leave_and_those_at_it_stay()
    {
        await using var ledger = await FilledAsync();
        Assert.Equal(2, await ledger.DropBeforeAsync(Some.At(5)));
        Assert.Equal(1, ledger.Messages.EventCount);
        await using var again = await OpenAsync();
        Assert.Equal(ledger.Messages.Report().ToJson(), again.Messages.Report().ToJson());
    }

    [Fact]
    public async Task A_ledger_whose_events_are_all_too_old_is_empty_and_goes_on()
    {
        await using var ledger = await FilledAsync();
        Assert.Equal(3, await ledger.DropBeforeAsync(Some.At(1_000)));
        Assert.Equal(0, ledger.Messages.EventCount);
        Assert.Equal(0, await ledger.DropBeforeAsync(Some.At(1_000)));
        await ledger.AppendAsync([Some.Sent(at: 2_000)]);
        await using var again = await OpenAsync();
        Assert.Equal(1, again.Messages.EventCount);
    }

    [Fact]
    public async Task A_line_that_is_no_event_here_stays_in_the_log()
    {
        await using var ledger = await FilledAsync();
        const string line = "{\"type\":\"from-a-newer-version\",\"at\":\"2020-01-01T00:00:00Z\"}\n";
        var lines = Encoding.UTF8.GetBytes(line + Some.Sent(to: "anna@example.com") + "\n");
        await _store.AppendAsync([EventBlock.Of(new LogPartition("news", 0), lines)]);
        await ledger.DropBeforeAsync(Some.At(1_000));
        Assert.Equal(line, await LogAsync());
    }

    private Task<DurableLedger> OpenAsync() => DurableLedger.OpenAsync("news", _store, _store);

    private async Task<DurableLedger> FilledAsync()
    {
        var ledger = await OpenAsync();
        await ledger.AppendAsync([Some.Sent(to: "anna@example.com"), Some.Sent(to: "ben@example.com")]);
        await ledger.AppendAsync([Some.Delivered(at: 5, to: "anna@example.com")]);
        return ledger;
    }

    private static IReadOnlyList<EmailEvent> Erased(IReadOnlyList<EmailEvent> own) =>
        [.. own.Select(happened => happened with { Recipient = "somebody@example.com" })];

    private async Task<string> LogAsync()
    {
        var lines = new StringBuilder();
        await foreach (var logged in _store.ReadAsync(new LogPartition("news", 0), 0))
            lines.Append(Encoding.UTF8.GetString(logged.Block.ToLines()));
        return lines.ToString();
    }

    private async Task<string> SnapshotAsync()
    {
        await using var stored = await _store.LoadAsync("news");
        using var content = new MemoryStream();
        await stored!.Content.CopyToAsync(content);
        return Encoding.UTF8.GetString(content.ToArray());
    }
}
