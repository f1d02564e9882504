using CampaignMetrics.PostgreSql;
using CampaignMetrics.PostgreSql.Tests;
using CampaignMetrics.Tests.Support.Hosts;
using CampaignMetrics.Tests.Support.Stores;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CampaignMetrics.DependencyInjection.Tests;

/// <summary>Hosts over a database, whichever way they name it.</summary>
public sealed class PostgreSqlTests(Server server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_on_one_database_follow_each_other()
    {
        var connection = server.NewDatabase();
        await using var source = NpgsqlDataSource.Create(connection);
        await using var one = await TestHost.StartAsync(builder => builder.UsePostgreSql(connection));
        await using var two = await TestHost.StartAsync(builder => builder.UsePostgreSql(source));
        await using var three = await TestHost.StartAsync(
            builder => builder.UsePostgreSql(), add: services => services.AddSingleton(source));
        await one.Ledgers.AppendAsync(TestHost.Ledger, "test", Some.Batch(0), Token);
        foreach (var host in new[] { two, three })
        {
            var ledger = await host.Ledgers.GetAsync(TestHost.Ledger, Token);
            await Eventually.TrueAsync(() => ledger.Messages.EventCount == Some.BatchEvents);
            Assert.Equal(Some.ReportOf(1), ledger.Messages.Report().ToJson());
        }
    }

    [Fact]
    public async Task A_data_source_of_the_hosts_stays_open()
    {
        await using var source = NpgsqlDataSource.Create(server.NewDatabase());
        await (await TestHost.StartAsync(builder => builder.UsePostgreSql(source))).DisposeAsync();
        await using var connection = await source.OpenConnectionAsync(Token);
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
    }

    [Fact]
    public async Task Tables_that_may_not_be_made_stop_the_start_with_the_sql()
    {
        var options = new PostgreSqlStoreOptions { Schema = SchemaCreation.Never };
        var connection = server.NewDatabase();
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestHost.StartAsync(builder => builder.UsePostgreSql(connection, options)));
        Assert.Contains("CREATE TABLE", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_a_data_source_says_what_to_call() => Assert.Contains(
        "call AddNpgsqlDataSource",
        (await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(builder => builder.UsePostgreSql()))).Message,
        StringComparison.Ordinal);
}
