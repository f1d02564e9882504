using CampaignMetrics.Testing;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.DependencyInjection.Tests;

/// <summary>What is wrong with the settings is told at start, with what to do.</summary>
public sealed class OptionsTests
{
    [Fact]
    public async Task A_host_without_a_store_says_which_there_are() => Assert.Contains(
        "UseSqlite(path), UsePostgreSql(…) or UseStore(…)", await FaultAsync(_ => { }, WithLedger), StringComparison.Ordinal);

    [Fact]
    public async Task A_host_without_a_ledger_says_how_to_name_one() =>
        Assert.Contains("options.Ledgers, or set options.TakesAnyLedger", await FaultAsync(UseMemory, _ => { }), StringComparison.Ordinal);

    [Theory]
    [InlineData(""), InlineData("a\nb"), InlineData("half a surrogate pair \\ud800")]
    public async Task A_text_that_is_no_name_of_a_ledger_is_refused(string name) =>
        Assert.Contains(
            "is no name",
            await FaultAsync(UseMemory, options => options.Ledgers.Add(name.Replace("\\ud800", "\ud800", StringComparison.Ordinal))),
            StringComparison.Ordinal);

    [Fact]
    public async Task Two_definitions_of_one_name_are_refused() => Assert.Contains(
        "two have the name 'HubSpot'",
        await FaultAsync(UseMemory, With(options => options.Definitions.Add(Definition.HubSpot with { }))), StringComparison.Ordinal);

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var fault = await FaultAsync(UseMemory, With(options =>
        {
            options.RefreshInterval = TimeSpan.Zero;
            options.SnapshotInterval = TimeSpan.FromDays(2);
            options.Retention = TimeSpan.FromHours(1);
            options.MaxLag = TimeSpan.FromSeconds(-1);
            options.Definitions.Clear();
        }));
        foreach (var name in new[] { "RefreshInterval", "SnapshotInterval", "Retention", "MaxLag", "Definitions" })
            Assert.Contains($"options.{name}", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_default_settings_with_a_ledger_and_a_store_are_valid()
    {
        await using var host = await TestHost.StartAsync(UseMemory, WithLedger);
        Assert.NotNull(await host.Ledgers.FindAsync(TestHost.Ledger, TestContext.Current.CancellationToken));
    }

    private static void UseMemory(CampaignMetricsBuilder builder) => builder.UseStore(new CampaignStore(new MemoryStore()));

    private static void WithLedger(CampaignMetricsOptions options) => options.Ledgers.Add(TestHost.Ledger);

    private static Action<CampaignMetricsOptions> With(Action<CampaignMetricsOptions> change) => options =>
    {
        WithLedger(options);
        change(options);
    };

    private static async Task<string> FaultAsync(Action<CampaignMetricsBuilder> use, Action<CampaignMetricsOptions> configure) =>
        (await Assert.ThrowsAsync<OptionsValidationException>(() => TestHost.StartAsync(use, configure))).Message;
}
