using System.Collections.Immutable;

namespace CampaignMetrics.Tests.Storage;

/// <summary>Snapshots spare reading the log, and never decide what is in a ledger.</summary>
public sealed class LedgerSnapshotTests
{
    private readonly FaultyStore _store = new();

    [Fact]
    public async Task A_snapshot_spares_reading_the_log()
    {
        await using (var ledger = await OpenAsync())
        {
            await ledger.AppendAsync([Some.Sent()]);
            await ledger.SaveSnapshotAsync();
            await ledger.AppendAsync([Some.Delivered()]);
        }
        var positions = (await _store.LoadAsync("news"))!.Positions;
        Assert.Equal([1L], positions);
        await using var again = await OpenAsync();
        Assert.Equal((2, null), (again.Messages.EventCount, again.SnapshotProblem));
    }

    [Fact]
    public async Task A_long_tail_is_saved_by_itself()
    {
        await using var ledger = await OpenAsync(snapshotEveryBytes: 1);
        await ledger.AppendAsync([Some.Sent()]);
        Assert.Equal(1, _store.Snapshots);
    }

    [Fact]
    public async Task A_snapshot_waits_for_half_of_what_the_last_one_took()
    {
        await using var ledger = await OpenAsync(snapshotEveryBytes: 1);
        await ledger.AppendAsync([.. Enumerable.Range(0, 1000).Select(i => Some.Sent(i, to: $"contact-{i}"))]);
        await ledger.AppendAsync([Some.Sent()]);
        Assert.Equal(1, _store.Snapshots);
    }

    [Fact]
    public async Task No_snapshot_is_saved_where_none_is_wanted()
    {
        await using var ledger = await OpenAsync(snapshotEveryBytes: 0);
        await ledger.AppendAsync([Some.Sent()]);
        Assert.Equal(0, _store.Snapshots);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_saved_by_itself_is_told_and_fails_no_append()
    {
        await using var ledger = await OpenAsync(snapshotEveryBytes: 1);
        _store.FailsToSave = true;
        Assert.Equal(1, (await ledger.AppendAsync([Some.Sent()])).New);
        Assert.Equal("No room for a snapshot.", ledger.SnapshotProblem);
        _store.FailsToSave = false;
        await ledger.AppendAsync([Some.Delivered()]);
        Assert.Null(ledger.SnapshotProblem);
    }

    [Fact]
    public async Task A_snapshot_on_demand_that_cannot_be_saved_fails()
    {
        await using var ledger = await OpenAsync();
        _store.FailsToSave = true;
        await Assert.ThrowsAsync<IOException>(() => ledger.SaveSnapshotAsync());
    }

    [Fact]
    public async Task A_damaged_snapshot_is_told_and_the_log_is_read()
    {
        await using (var ledger = await OpenAsync()) await ledger.AppendAsync([Some.Sent()]);
        await SaveAsync([1], "damaged");
        await using var again = await OpenAsync();
        Assert.Equal((1, "this is no snapshot of a ledger"), (again.Messages.EventCount, again.SnapshotProblem));
    }

    [Fact]
    public async Task A_snapshot_that_its_store_calls_damaged_is_told_and_the_log_is_read()
    {
        await using (var ledger = await OpenAsync()) await ledger.AppendAsync([Some.Sent()]);
        _store.HasDamagedSnapshots = true;
        await using var again = await OpenAsync();
        Assert.Equal((1, "The disk is damaged."), (again.Messages.EventCount, again.SnapshotProblem));
    }

    [Fact]
    public async Task A_snapshot_of_another_number_of_partitions_is_not_used()
    {
        await using (var ledger = await OpenAsync()) await ledger.AppendAsync([Some.Sent()]);
        await SaveAsync([1, 1], "unread");
        await using var again = await OpenAsync();
        Assert.Equal(1, again.Messages.EventCount);
        Assert.Equal("the snapshot is of a ledger with another number of partitions", again.SnapshotProblem);
    }

    [Fact]
    public async Task A_snapshot_that_is_ahead_of_the_log_is_not_used()
    {
        await using (var ledger = await OpenAsync()) await ledger.AppendAsync([Some.Sent()]);
        await SaveAsync([2], "unread");
        await using var again = await OpenAsync();
        Assert.Equal((1, "the snapshot covers blocks that the log does not have"), (again.Messages.EventCount, again.SnapshotProblem));
    }

    [Fact]
    public async Task Without_a_store_for_snapshots_none_can_be_saved()
    {
        await using var ledger = await DurableLedger.OpenAsync("news", _store);
        await ledger.AppendAsync([Some.Sent()]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.SaveSnapshotAsync());
    }

    private Task<DurableLedger> OpenAsync(int snapshotEveryBytes = 1 << 20) =>
        DurableLedger.OpenAsync("news", _store, _store, new DurableLedgerOptions { SnapshotEveryBytes = snapshotEveryBytes });

    private Task SaveAsync(ImmutableArray<long> positions, string content) =>
        _store.SaveAsync("news", positions, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)));
}
