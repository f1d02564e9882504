using System.IO.Compression;
using CampaignMetrics.Tests.Support.Stores;
using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite.Tests;

/// <summary>What a store does beyond the promises of its ports.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SqliteSynchronous.Full, 2), InlineData(SqliteSynchronous.Normal, 1)]
    public void The_file_waits_for_the_disk_as_it_is_told(SqliteSynchronous synchronous, long pragma)
    {
        using var connection = new SqliteFile(_folder.File(), new SqliteStoreOptions { Synchronous = synchronous }).OpenWriter();
        Assert.Equal(pragma, connection.Scalar("PRAGMA synchronous"));
    }

    [Fact]
    public void The_file_has_a_write_ahead_log()
    {
        using var connection = new SqliteFile(_folder.File(), SqliteStoreOptions.Default).OpenWriter();
        Assert.Equal("wal", connection.Scalar("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Anybody_can_read_the_events()
    {
        await using (var store = await SqliteStore.OpenAsync(_folder.File()))
        await using (var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store)) await ledger.AppendAsync(Some.Batch(0));
        using var connection = new SqliteConnection($"Data Source={_folder.File()};Pooling=False");
        connection.Open();
        var content = (byte[])connection.Scalar("SELECT content FROM campaign_metrics_block")!;
        using var lines = new StreamReader(new GZipStream(new MemoryStream(content), CompressionMode.Decompress));
        Assert.Equal(Some.Batch(0).Select(happened => happened.ToString()), (await lines.ReadToEndAsync()).TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_block_is_found_by_an_index()
    {
        await using var store = await SqliteStore.OpenAsync(_folder.File());
        using var connection = new SqliteConnection($"Data Source={_folder.File()};Pooling=False");
        connection.Open();
        const string sql = "EXPLAIN QUERY PLAN SELECT max(position) FROM campaign_metrics_block WHERE ledger = 1 AND partition = 0";
        using var plan = connection.Command(sql).ExecuteReader();
        Assert.True(plan.Read());
        Assert.StartsWith("SEARCH", plan.GetString(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledgers_of_one_file_know_nothing_of_each_other()
    {
        await using var store = await SqliteStore.OpenAsync(_folder.File());
        await using DurableLedger one = await DurableLedger.OpenAsync("one", store, store),
            other = await DurableLedger.OpenAsync("other", store, store);
        await one.AppendAsync(Some.Batch(0));
        Assert.Equal(0, await other.RefreshAsync());
        Assert.Equal(Some.BatchEvents, (await other.AppendAsync(Some.Batch(0))).New);
    }

    [Fact]
    public async Task A_ledger_of_many_partitions_reports_the_same()
    {
        await using var store = await SqliteStore.OpenAsync(_folder.File());
        var options = new DurableLedgerOptions { Partitions = 16 };
        await using (var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store, options))
            for (var i = 0; i < 10; i++) await ledger.AppendAsync(Some.Batch(i));
        await using var again = await DurableLedger.OpenAsync(Some.Ledger, store);
        Assert.Equal(Some.ReportOf(10), again.Messages.Report().ToJson());
    }

    [Fact]
    public async Task A_closed_store_takes_nothing()
    {
        var store = await SqliteStore.OpenAsync(_folder.File());
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.CreateAsync("a", 1));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.LoadAsync("a"));
    }

    [Fact]
    public async Task A_store_leaves_nothing_open()
    {
        await using (var store = await SqliteStore.OpenAsync(_folder.File()))
        await using (var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store)) await ledger.SaveSnapshotAsync();
        Assert.Equal([_folder.File()], Directory.GetFiles(Path.GetDirectoryName(_folder.File())!));
    }
}
