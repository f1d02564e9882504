namespace CampaignMetrics.Tests.Storage;

/// <summary>A store that fails is told to the caller, and leaves nothing half done.</summary>
public sealed class StoreFaultTests
{
    private readonly FaultyStore _store = new();

    [Fact]
    public async Task A_batch_that_could_not_be_logged_is_not_applied()
    {
        await using var ledger = await OpenAsync();
        _store.FailsBefore = true;
        await Assert.ThrowsAsync<IOException>(() => ledger.AppendAsync([Some.Sent()]));
        Assert.Equal(0, ledger.Messages.EventCount);
        Assert.Empty(ledger.Messages.Dimensions());
    }

    [Fact]
    public async Task A_batch_that_failed_can_be_sent_again()
    {
        await using var ledger = await OpenAsync();
        EmailEvent[] batch = [Some.Sent(), Some.Delivered()];
        _store.FailsBefore = true;
        await Assert.ThrowsAsync<IOException>(() => ledger.AppendAsync(batch));
        _store.FailsBefore = false;
        Assert.Equal(2, (await ledger.AppendAsync(batch)).New);
    }

    [Fact]
    public async Task A_batch_whose_acknowledgement_was_lost_counts_once()
    {
        await using var ledger = await OpenAsync();
        EmailEvent[] batch = [Some.Sent(), Some.Delivered()];
        _store.FailsAfter = true;
        await Assert.ThrowsAsync<IOException>(() => ledger.AppendAsync(batch));
        _store.FailsAfter = false;
        Assert.Equal(2, (await ledger.AppendAsync(batch)).Duplicates);
        Assert.Equal((2, 0), (ledger.Messages.EventCount, ledger.Messages.Report().Input.Duplicates));
    }

    [Fact]
    public async Task A_batch_whose_acknowledgement_was_lost_is_read_with_the_next()
    {
        await using var ledger = await OpenAsync();
        _store.FailsAfter = true;
        await Assert.ThrowsAsync<IOException>(() => ledger.AppendAsync([Some.Sent()]));
        _store.FailsAfter = false;
        Assert.Equal(1, (await ledger.AppendAsync([Some.Delivered()])).New);
        Assert.Equal(2, ledger.Messages.EventCount);
    }

    [Fact]
    public async Task Events_of_others_that_cannot_be_read_are_read_later()
    {
        await using DurableLedger one = await OpenAsync(), other = await OpenAsync();
        await one.AppendAsync([Some.Sent()]);
        _store.FailsToRead = true;
        await Assert.ThrowsAsync<IOException>(() => other.AppendAsync([Some.Delivered()]));
        Assert.Equal(0, other.Messages.EventCount);
        _store.FailsToRead = false;
        Assert.Equal(2, await other.RefreshAsync());
    }

    [Fact]
    public async Task A_cancelled_append_leaves_nothing()
    {
        await using var ledger = await OpenAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ledger.AppendAsync([Some.Sent()], new CancellationToken(true)));
        Assert.Equal(0, await ledger.RefreshAsync());
    }

    [Fact]
    public async Task A_damaged_block_is_told_with_its_place()
    {
        await using (var ledger = await OpenAsync()) await ledger.AppendAsync([Some.Sent()]);
        _store.Content = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0];
        var e = await Assert.ThrowsAsync<InvalidDataException>(OpenAsync);
        Assert.StartsWith("Block 1 of partition 0 of the ledger 'news' is damaged: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_block_is_told()
    {
        await using (var ledger = await OpenAsync())
        {
            await ledger.AppendAsync([Some.Sent()]);
            await ledger.AppendAsync([Some.Delivered()]);
        }
        _store.LostBlocks = 1;
        var e = await Assert.ThrowsAsync<InvalidDataException>(OpenAsync);
        Assert.StartsWith("Block 2 of partition 0 of the ledger 'news' follows block 0", e.Message, StringComparison.Ordinal);
    }

    private Task<DurableLedger> OpenAsync() => DurableLedger.OpenAsync("news", _store, _store);
}
