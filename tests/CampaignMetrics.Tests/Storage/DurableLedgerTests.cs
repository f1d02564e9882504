namespace CampaignMetrics.Tests.Storage;

/// <summary>A ledger above a log: what is acknowledged, what is kept, and what is told.</summary>
public sealed class DurableLedgerTests
{
    private static readonly Opened NoEvent = new() { At = Some.At(1), Email = "e", Recipient = "" };

    private readonly FaultyStore _store = new();

    [Fact]
    public async Task What_became_of_each_event_is_told()
    {
        await using var ledger = await OpenAsync();
        var sent = Some.Sent();
        var appended = await ledger.AppendAsync([sent, sent, NoEvent, Some.Delivered()]);
        Assert.Equal((2, 1), (appended.New, appended.Duplicates));
        Assert.Equal([new Rejection(3, "no recipient")], appended.Rejected);
    }

    [Fact]
    public async Task The_same_batch_sent_twice_is_one()
    {
        await using var ledger = await OpenAsync();
        EmailEvent[] batch = [Some.Sent(), Some.Delivered()];
        await ledger.AppendAsync(batch);
        var again = await ledger.AppendAsync(batch);
        Assert.Equal((0, 2), (again.New, again.Duplicates));
        Assert.Equal(0, ledger.Messages.Report().Input.Duplicates);
    }

    [Fact]
    public async Task Events_of_another_batch_are_told_apart_by_their_ids()
    {
        await using var ledger = await OpenAsync();
        EmailEvent sent = Some.Sent(), delivered = Some.Delivered();
        await ledger.AppendAsync([sent]);
        var again = await ledger.AppendAsync([sent, delivered]);
        Assert.Equal((1, 1), (again.New, again.Duplicates));
        Assert.Equal(1, ledger.Messages.Report().Input.Duplicates);
    }

    [Fact]
    public async Task An_event_without_an_id_is_one_event()
    {
        await using var ledger = await OpenAsync();
        var sent = new Sent { At = Some.At(0), Email = Some.Email, Recipient = Some.Contact };
        await ledger.AppendAsync([sent, Some.Delivered()]);
        Assert.Equal(1, (await ledger.AppendAsync([sent])).Duplicates);
    }

    [Fact]
    public async Task Rejected_events_are_not_kept()
    {
        await using (var ledger = await OpenAsync()) await ledger.AppendAsync([NoEvent]);
        await using var again = await OpenAsync();
        Assert.Equal(0, again.Messages.Report().Input.RejectedCount);
        Assert.Empty(await BlocksAsync());
    }

    [Fact]
    public async Task An_event_whose_line_would_be_too_long_is_rejected()
    {
        var options = new DurableLedgerOptions { Ledger = new LedgerOptions { Lines = new EventLineOptions { MaxLineBytes = 200 } } };
        await using var ledger = await OpenAsync(options);
        var appended = await ledger.AppendAsync([Some.Clicked(url: "https://shop.example/" + new string('a', 200)), Some.Sent()]);
        Assert.Equal("line is longer than 200 bytes", appended.Rejected.Single().Reason);
        Assert.Equal(1, appended.New);
    }

    [Fact]
    public async Task Another_process_sees_events_after_a_refresh()
    {
        await using DurableLedger one = await OpenAsync(), other = await OpenAsync();
        await one.AppendAsync([Some.Sent(), Some.Delivered()]);
        Assert.Equal(0, other.Messages.EventCount);
        Assert.Equal(2, await other.RefreshAsync());
        Assert.Equal(2, other.Messages.EventCount);
    }

    [Fact]
    public async Task Another_process_sees_events_when_it_appends()
    {
        await using DurableLedger one = await OpenAsync(), other = await OpenAsync();
        await one.AppendAsync([Some.Sent(), Some.Delivered()]);
        Assert.Equal(1, (await other.AppendAsync([Some.Opened()])).New);
        Assert.Equal(3, other.Messages.EventCount);
    }

    [Fact]
    public async Task A_batch_that_another_process_appended_is_known()
    {
        await using DurableLedger one = await OpenAsync(), other = await OpenAsync();
        EmailEvent[] batch = [Some.Sent(), Some.Delivered()];
        await one.AppendAsync(batch);
        Assert.Equal(2, (await other.AppendAsync(batch)).Duplicates);
        Assert.Equal(2, other.Messages.EventCount);
    }

    [Fact]
    public async Task Calls_at_once_are_applied_one_by_one()
    {
        await using DurableLedger one = await OpenAsync(), other = await OpenAsync();
        var batches = Enumerable.Range(0, 100).Select(i => new EmailEvent[] { Some.Sent(i), Some.Delivered(i) }).ToList();
        await Parallel.ForEachAsync(batches, async (batch, token) =>
            Assert.Equal(2, (await (batch[0].At.Second % 2 == 0 ? one : other).AppendAsync(batch, token)).New));
        await one.RefreshAsync();
        Assert.Equal(200, one.Messages.EventCount);
        Assert.Equal(0, one.Messages.Report().Input.Duplicates);
    }

    [Fact]
    public async Task The_number_of_partitions_stays()
    {
        await using (var made = await OpenAsync(new DurableLedgerOptions { Partitions = 4 })) Assert.Equal(4, made.Partitions);
        await using (var found = await OpenAsync()) Assert.Equal(4, found.Partitions);
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(new DurableLedgerOptions { Partitions = 8 }));
        Assert.Equal("The ledger 'news' was made with 4 partitions, which cannot be changed; the options ask for 8.", e.Message);
    }

    [Fact]
    public async Task A_large_batch_becomes_several_blocks_and_is_still_one_batch()
    {
        await using var ledger = await OpenAsync();
        EmailEvent[] batch = [.. Enumerable.Range(0, 45_000).Select(i => Some.Sent(i, to: $"contact-{i % 1000}@example.com"))];
        Assert.Equal(45_000, (await ledger.AppendAsync(batch)).New);
        Assert.InRange((await BlocksAsync()).Count, 2, 5);
        Assert.Equal(45_000, (await ledger.AppendAsync(batch)).Duplicates);
    }

    [Fact]
    public async Task The_ledger_of_queries_takes_no_events()
    {
        await using var ledger = await OpenAsync();
        Assert.Throws<InvalidOperationException>(() => ledger.Messages.Apply(Some.Sent()));
        Assert.Throws<InvalidOperationException>(() => ledger.Messages.ReadLines(new MemoryStream()));
        Assert.Equal(0, ledger.Messages.EventCount);
    }

    [Fact]
    public async Task A_closed_ledger_takes_nothing()
    {
        var ledger = await OpenAsync();
        await ledger.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ledger.AppendAsync([Some.Sent()]));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ledger.RefreshAsync());
        Assert.Empty(await BlocksAsync());
    }

    private Task<DurableLedger> OpenAsync(DurableLedgerOptions? options = null) =>
        DurableLedger.OpenAsync("news", _store, _store, options);

    private async Task<List<LoggedBlock>> BlocksAsync() => await _store.ReadAsync(new LogPartition("news", 0), 0).ToListAsync();
}
