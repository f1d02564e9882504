using CampaignMetrics.Testing;
using CampaignMetrics.Tests.Support.Stores;

namespace CampaignMetrics.DependencyInjection.Tests;

/// <summary>The ledgers of a host, by name.</summary>
public sealed class LedgersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_that_ask_for_a_ledger_at_once_get_the_same()
    {
        await using var host = await StartAsync(options => options.TakesAnyLedger = true);
        var asked = Enumerable.Range(0, 50).Select(_ => Task.Run(() => host.Ledgers.GetAsync("new", Token)));
        Assert.Single((await Task.WhenAll(asked)).Distinct());
    }

    [Fact]
    public async Task A_name_that_is_not_listed_is_refused()
    {
        await using var host = await StartAsync(options => options.Ledgers.Add("a"));
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => host.Ledgers.GetAsync("b", Token));
        Assert.Equal("ledger", refusal.ParamName);
    }

    [Theory]
    [InlineData(""), InlineData("A"), InlineData("../a"), InlineData("a\0"), InlineData("a/b")]
    public async Task A_text_from_outside_that_names_no_ledger_finds_none(string name)
    {
        await using var host = await StartAsync(options => options.Ledgers.Add("a"));
        Assert.Null(await host.Ledgers.FindAsync(name, Token));
    }

    [Fact]
    public async Task Looking_for_a_ledger_makes_none()
    {
        var store = new MemoryStore();
        await using var host = await StartAsync(options => options.TakesAnyLedger = true, store);
        Assert.Null(await host.Ledgers.FindAsync("guessed", Token));
        Assert.Null(await store.FindAsync("guessed", Token));
    }

    [Fact]
    public async Task A_ledger_of_the_store_is_found_where_any_is_taken()
    {
        var store = new MemoryStore();
        await store.CreateAsync("old", 1, Token);
        await using var host = await StartAsync(options => options.TakesAnyLedger = true, store);
        Assert.Equal("old", (await host.Ledgers.FindAsync("old", Token))?.Name);
    }

    [Fact]
    public async Task Ledgers_are_closed_with_the_host()
    {
        var host = await StartAsync(options => options.Ledgers.Add("a"));
        var ledger = await host.Ledgers.GetAsync("a", Token);
        await host.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ledger.AppendAsync(Some.Batch(0), Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => host.Ledgers.GetAsync("a", Token));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_store_is_disposed_with_the_host_if_it_is_the_hosts(bool isOwned)
    {
        var watched = new Watched();
        var store = new CampaignStore(new MemoryStore()) { Owned = isOwned ? watched : null };
        var host = await TestHost.StartAsync(builder => builder.UseStore((_, _) => Task.FromResult(store)));
        Assert.False(watched.IsDisposed);
        await host.DisposeAsync();
        Assert.Equal(isOwned, watched.IsDisposed);
    }

    [Fact]
    public async Task A_store_that_could_not_be_opened_is_tried_again()
    {
        var tries = 0;
        await using var host = TestHost.Build(
            builder => builder.UseStore((_, _) => ++tries == 1
                ? Task.FromException<CampaignStore>(new IOException("away"))
                : Task.FromResult(new CampaignStore(new MemoryStore()))));
        await Assert.ThrowsAsync<IOException>(() => host.Ledgers.GetAsync(TestHost.Ledger, Token));
        Assert.Equal(TestHost.Ledger, (await host.Ledgers.GetAsync(TestHost.Ledger, Token)).Name);
    }

    [Fact]
    public async Task One_callers_cancellation_is_not_that_of_others()
    {
        var gate = new TaskCompletionSource();
        await using var host = TestHost.Build(builder => builder.UseStore(async (_, _) =>
        {
            await gate.Task;
            return new CampaignStore(new MemoryStore());
        }));
        using var cancelled = new CancellationTokenSource();
        var first = host.Ledgers.GetAsync(TestHost.Ledger, cancelled.Token);
        var second = host.Ledgers.GetAsync(TestHost.Ledger, Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.Equal(TestHost.Ledger, (await second).Name);
    }

    [Fact]
    public async Task Settings_are_those_of_the_name()
    {
        await using var host = await StartAsync(options =>
        {
            options.Ledgers.Add("one");
            options.Ledgers.Add("two");
            options.Settings = name => new DurableLedgerOptions { Partitions = name == "two" ? 2 : 1 };
        });
        Assert.Equal(
            (1, 2), ((await host.Ledgers.GetAsync("one", Token)).Partitions, (await host.Ledgers.GetAsync("two", Token)).Partitions));
    }

    [Fact]
    public async Task The_catalog_is_that_of_the_store()
    {
        var store = new MemoryStore();
        var email = new Email { Id = "email-1", Name = "First" };
        await store.ChangeCatalogAsync("a", _ => new EmailCatalog([email]), Token);
        await using var host = await StartAsync(options => options.Ledgers.Add("a"), store);
        Assert.Equal("First", (await host.Ledgers.GetAsync("a", Token)).Messages.Catalog.Emails.Single().Name);
    }

    [Fact]
    public async Task Changes_of_what_ledgers_know_are_made_in_their_order()
    {
        await using var host = await TestHost.StartAsync(builder => builder
            .UseStore(new CampaignStore(new MemoryStore()))
            .UseEnrichment(known => known with { ScannerNetworks = _ => true })
            .UseEnrichment(known => known with { PrivacyRelay = ip => known.ScannerNetworks!(ip) }));
        Assert.True((await host.Ledgers.GetAsync(TestHost.Ledger, Token)).Messages.Enrichment.PrivacyRelay!("192.0.2.1"));
    }

    private static Task<TestHost> StartAsync(Action<CampaignMetricsOptions> configure, MemoryStore? store = null) =>
        TestHost.StartAsync(builder => builder.UseStore(new CampaignStore(store ?? new MemoryStore())), configure);

    private sealed class Watched : IAsyncDisposable
    {
        public bool IsDisposed { get; private set; }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return default;
        }
    }
}
