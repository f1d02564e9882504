using CampaignMetrics.Sqlite;
using CampaignMetrics.Testing;
using CampaignMetrics.Tests.Support.Hosts;
using CampaignMetrics.Tests.Support.Stores;
using CampaignMetrics.Geolocation.Tests.Writer;

namespace CampaignMetrics.DependencyInjection.Tests;

/// <summary>What a host does by itself.</summary>
public sealed class WorkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-metrics-host-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "events.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_new_host_on_the_same_file_gives_the_same_report()
    {
        await using (var host = await TestHost.StartAsync(builder => builder.UseSqlite(File)))
            for (var batch = 0; batch < 5; batch++)
                await host.Ledgers.AppendAsync(TestHost.Ledger, "test", Some.Batch(batch), Token);
        await using var again = await TestHost.StartAsync(builder => builder.UseSqlite(File));
        var ledger = await again.Ledgers.GetAsync(TestHost.Ledger, Token);
        Assert.Equal(Some.ReportOf(5), ledger.Messages.Report().ToJson());
    }

    [Fact]
    public async Task Tables_that_may_not_be_made_stop_the_start_with_the_sql()
    {
        var options = new SqliteStoreOptions { Schema = SchemaCreation.Never };
        await (await SqliteStore.OpenAsync(File, cancellationToken: Token)).DisposeAsync();
        System.IO.File.WriteAllBytes(File, []);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestHost.StartAsync(builder => builder.UseSqlite(File, options)));
        Assert.Contains("CREATE TABLE", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_host_appends_is_followed()
    {
        await using var one = await TestHost.StartAsync(builder => builder.UseSqlite(File), Quick);
        await using var other = await TestHost.StartAsync(builder => builder.UseSqlite(File), Quick);
        await one.Ledgers.AppendAsync(TestHost.Ledger, "test", Some.Batch(0), Token);
        var followed = await other.Ledgers.GetAsync(TestHost.Ledger, Token);
        await Eventually.TrueAsync(() => followed.Messages.EventCount == Some.BatchEvents);
    }

    [Fact]
    public async Task A_snapshot_is_saved_when_the_host_stops()
    {
        var store = new MemoryStore();
        await using (var host = await TestHost.StartAsync(builder => builder.UseStore(new CampaignStore(store))))
            await host.Ledgers.AppendAsync(TestHost.Ledger, "test", Some.Batch(0), Token);
        await using var saved = await store.LoadAsync(TestHost.Ledger, Token);
        Assert.Equal([1L], saved!.Positions);
    }

    [Fact]
    public async Task A_ledger_that_did_not_change_gets_no_snapshot()
    {
        var store = new MemoryStore();
        await (await TestHost.StartAsync(builder => builder.UseStore(new CampaignStore(store)))).DisposeAsync();
        Assert.Null(await store.LoadAsync(TestHost.Ledger, Token));
    }

    [Fact]
    public async Task Events_older_than_the_retention_are_deleted_at_the_start()
    {
        var store = new MemoryStore();
        EmailEvent recent = new Opened { At = TimeProvider.System.GetUtcNow(), Email = "new", Recipient = "ann@example.com" };
        await using (var ledger = await DurableLedger.OpenAsync(TestHost.Ledger, store, store, cancellationToken: Token))
            await ledger.AppendAsync([.. Some.Batch(0), recent], Token);
        await using var host = await TestHost.StartAsync(
            builder => builder.UseStore(new CampaignStore(store)),
            options =>
            {
                options.Ledgers.Add(TestHost.Ledger);
                options.Retention = TimeSpan.FromDays(2);
            });
        var kept = await host.Ledgers.GetAsync(TestHost.Ledger, Token);
        await Eventually.TrueAsync(() => kept.Messages.EventCount == 1);
        await Eventually.TrueAsync(() => host.Logs.Text.Contains("were deleted: 20.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_of_the_background_work_is_told_once_and_does_not_end_it()
    {
        var log = new FailingLog(new MemoryStore());
        await using var host = await TestHost.StartAsync(builder => builder.UseStore(new CampaignStore(log)), Quick);
        log.Fails = true;
        await Eventually.TrueAsync(() => log.Failures > 3);
        log.Fails = false;
        await Eventually.TrueAsync(() => host.Logs.Text.Contains("works again", StringComparison.Ordinal));
        Assert.Single(host.Logs.Lines, line => line.Contains("Following the log", StringComparison.Ordinal)
            && line.Contains("the disk is away", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Places_come_from_a_file()
    {
        var database = Path.Combine(_folder, "places.mmdb");
        System.IO.File.WriteAllBytes(database, new DatabaseWriter().Add("82.10.0.0/16", "a").ToArray());
        await using var host = await TestHost.StartAsync(
            builder => builder.UseStore(new CampaignStore(new MemoryStore())).UseMaxMind(database));
        var known = (await host.Ledgers.GetAsync(TestHost.Ledger, Token)).Messages.Enrichment;
        Assert.NotNull(known.PlacesBy);
        Assert.Equal(default, known.Places!("192.0.2.1"));
    }

    private static void Quick(CampaignMetricsOptions options)
    {
        options.Ledgers.Add(TestHost.Ledger);
        options.RefreshInterval = TimeSpan.FromMilliseconds(20);
    }
}
