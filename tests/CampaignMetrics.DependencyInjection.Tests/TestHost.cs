using CampaignMetrics.Tests.Support.Hosts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignMetrics.DependencyInjection.Tests;

/// <summary>A host that runs, and stops with the test.</summary>
internal sealed class TestHost(IHost host, KeptLogs logs) : IAsyncDisposable
{
    public const string Ledger = "newsletter";

    public IServiceProvider Services => host.Services;

    public CampaignLedgers Ledgers => host.Services.GetRequiredService<CampaignLedgers>();

    public KeptLogs Logs => logs;

    public static async Task<TestHost> StartAsync(
        Action<CampaignMetricsBuilder> use, Action<CampaignMetricsOptions>? configure = null, Action<IServiceCollection>? add = null)
    {
        var host = Build(use, configure, add);
        await host.Services.GetRequiredService<IHost>().StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>A host that does not run yet.</summary>
    public static TestHost Build(
        Action<CampaignMetricsBuilder> use, Action<CampaignMetricsOptions>? configure = null, Action<IServiceCollection>? add = null)
    {
        var logs = new KeptLogs();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        use(builder.Services.AddCampaignMetrics(configure ?? (options => options.Ledgers.Add(Ledger))));
        builder.Services.AddHealthChecks().AddCampaignMetrics();
        add?.Invoke(builder.Services);
        return new TestHost(builder.Build(), logs);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(TestContext.Current.CancellationToken);
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
