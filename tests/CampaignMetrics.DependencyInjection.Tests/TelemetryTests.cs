using System.Diagnostics.Metrics;
using CampaignMetrics.Testing;
using CampaignMetrics.Tests.Support.Hosts;
using CampaignMetrics.Tests.Support.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CampaignMetrics.DependencyInjection.Tests;

/// <summary>What a host measures and logs.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_counted_by_type_and_source()
    {
        await using var host = await StartAsync();
        using var measured = Measured(host);
        await host.Ledgers.AppendAsync(TestHost.Ledger, "SendGrid", Some.Batch(0), Token);
        Assert.Equal(
            (5, 5), (measured.Of(Appended("SendGrid", "sent")), measured.Of(Appended("SendGrid", "clicked"))));
    }

    [Fact]
    public async Task Copies_and_what_is_no_event_are_counted_apart()
    {
        await using var host = await StartAsync();
        using var measured = Measured(host);
        EmailEvent tooLong = new Clicked
        {
            At = DateTimeOffset.UnixEpoch, Email = "a", Recipient = "b", Url = "https://a.example/" + new string('x', 2_000_000),
        };
        await host.Ledgers.AppendAsync(TestHost.Ledger, "own", [.. Some.Batch(0), tooLong], Token);
        await host.Ledgers.AppendAsync(TestHost.Ledger, "own", Some.Batch(0), Token);
        Assert.Equal(
            (1, 20, 10),
            (measured.Of("campaign_metrics.event.rejected {event} campaign_metrics.source=own campaign_metrics.stage=append"),
                measured.Of("campaign_metrics.event.duplicates {event} campaign_metrics.source=own"),
                measured.Of(Appended("own", "clicked"))));
    }

    [Fact]
    public async Task An_append_is_timed_whether_it_fails_or_not()
    {
        var log = new FailingLog(new MemoryStore());
        await using var host = await TestHost.StartAsync(builder => builder.UseStore(new CampaignStore(log)));
        using var measured = Measured(host);
        await host.Ledgers.AppendAsync(TestHost.Ledger, "own", Some.Batch(0), Token);
        log.Fails = true;
        await Assert.ThrowsAsync<IOException>(() => host.Ledgers.AppendAsync(TestHost.Ledger, "own", Some.Batch(1), Token));
        log.Fails = false;
        Assert.Contains("campaign_metrics.append.duration s campaign_metrics.source=own", measured.Sums.Keys);
        Assert.Contains(
            "campaign_metrics.append.duration s campaign_metrics.source=own error.type=System.IO.IOException", measured.Sums.Keys);
    }

    [Fact]
    public async Task The_lag_is_measured_in_seconds()
    {
        await using var host = await StartAsync();
        using var measured = Measured(host);
        Assert.InRange(measured.Of("campaign_metrics.ledger.lag s"), 0, 30);
    }

    [Fact]
    public async Task A_host_that_works_is_healthy()
    {
        await using var host = await StartAsync();
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host));
    }

    [Fact]
    public async Task A_host_whose_store_is_away_is_not_healthy()
    {
        var log = new FailingLog(new MemoryStore());
        await using var host = await TestHost.StartAsync(builder => builder.UseStore(new CampaignStore(log)));
        log.Fails = true;
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(host));
        log.Fails = false;
    }

    [Fact]
    public async Task A_host_that_falls_behind_is_not_healthy()
    {
        await using var host = await TestHost.StartAsync(
            builder => builder.UseStore(new CampaignStore(new MemoryStore())),
            options =>
            {
                options.Ledgers.Add(TestHost.Ledger);
                (options.RefreshInterval, options.MaxLag) = (TimeSpan.FromHours(1), TimeSpan.FromTicks(1));
            });
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(host));
    }

    [Fact]
    public async Task No_password_is_logged_where_a_database_is_away()
    {
        await using var host = TestHost.Build(
            builder => builder.UsePostgreSql("Host=127.0.0.1;Port=1;Timeout=1;Username=app;Password=Zk7secretQ"));
        var fault = await Assert.ThrowsAsync<IOException>(() => host.Ledgers.GetAsync(TestHost.Ledger, Token));
        await HealthAsync(host);
        Assert.DoesNotContain("Zk7secretQ", host.Logs.Text + fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_contact_is_logged()
    {
        await using (var host = await StartAsync())
        {
            await host.Ledgers.AppendAsync(TestHost.Ledger, "own", Some.Batch(0), Token);
            Assert.NotEmpty(host.Logs.Lines);
            Assert.DoesNotContain("@example.com", host.Logs.Text, StringComparison.Ordinal);
        }
    }

    private static string Appended(string source, string type) =>
        $"campaign_metrics.event.appended {{event}} campaign_metrics.source={source} campaign_metrics.event.type={type}";

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(builder => builder.UseStore(new CampaignStore(new MemoryStore())));

    private static Measurements Measured(TestHost host) => new(host.Services.GetRequiredService<IMeterFactory>());

    private static async Task<HealthStatus> HealthAsync(TestHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Status;
}
