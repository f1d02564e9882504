using CampaignMetrics.DependencyInjection;
using CampaignMetrics.Testing;
using CampaignMetrics.Tests.Support.Hosts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CampaignMetrics.AspNetCore.Tests;

/// <summary>An application that listens on a port of this machine, and stops with the test.</summary>
internal sealed class Served : IAsyncDisposable
{
    public const string Ledger = "newsletter";

    private readonly WebApplication _app;

    private Served(WebApplication app, KeptLogs logs)
    {
        (_app, Logs) = (app, logs);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public KeptLogs Logs { get; }

    public IServiceProvider Services => _app.Services;

    public CampaignLedgers Ledgers => Services.GetRequiredService<CampaignLedgers>();

    public static async Task<Served> StartAsync(
        Action<CampaignMetricsBuilder> use, Action<WebApplication> map, IEventLog? log = null, Action<WebApplicationBuilder>? change = null)
    {
        var logs = new KeptLogs();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var campaigns = builder.Services.AddCampaignMetrics(options =>
        {
            options.Ledgers.Add(Ledger);
            options.Ledgers.Add("other");
        });
        campaigns.UseStore(new CampaignStore(log ?? new MemoryStore()));
        use(campaigns);
        change?.Invoke(builder);
        var app = builder.Build();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Served(app, logs);
    }

    public async Task<long> EventsAsync(string ledger = Ledger) =>
        (await Ledgers.GetAsync(ledger, TestContext.Current.CancellationToken)).Messages.EventCount;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
    }
}
