using CampaignMetrics.DependencyInjection.Hosting;
using CampaignMetrics.PostgreSql;
using CampaignMetrics.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace CampaignMetrics.DependencyInjection;

/// <summary>Says where CampaignMetrics keeps its data in a host, and what it knows. Of several stores the last one is used.</summary>
public sealed class CampaignMetricsBuilder
{
    /// <summary>A builder over the services of a host; <c>AddCampaignMetrics</c> makes it.</summary>
    /// <param name="services">The services.</param>
    public CampaignMetricsBuilder(IServiceCollection services) => Services = Door.Given(services, nameof(services));

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Keeps everything in one SQLite file, which is made if it is not there.</summary>
    /// <param name="path">The file's path; its folder must exist.</param>
    /// <param name="options">The settings, which say whether tables are made; null for the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public CampaignMetricsBuilder UseSqlite(string path, SqliteStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Open(async (_, token) => Owned(await SqliteStore.OpenAsync(path, options, token).ConfigureAwait(false)));
    }

    /// <summary>Keeps everything in a PostgreSQL database.</summary>
    /// <param name="connection">The connection string, as Npgsql takes it.</param>
    /// <param name="options">The settings, which say whether tables are made; null for the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="connection"/> is empty.</exception>
    public CampaignMetricsBuilder UsePostgreSql(string connection, PostgreSqlStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(connection);
        return Open(async (_, token) => Owned(await PostgreSqlStore.OpenAsync(connection, options, token).ConfigureAwait(false)));
    }

    /// <summary>Keeps everything in a PostgreSQL database.</summary>
    /// <param name="source">Where connections come from; not disposed.</param>
    /// <param name="options">The settings, which say whether tables are made; null for the defaults.</param>
    public CampaignMetricsBuilder UsePostgreSql(NpgsqlDataSource source, PostgreSqlStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Open(async (_, token) => Owned(await PostgreSqlStore.OpenAsync(source, options, token).ConfigureAwait(false)));
    }

    /// <summary>Keeps everything in the PostgreSQL database of the <see cref="NpgsqlDataSource"/> among the services, which
    /// <c>AddNpgsqlDataSource</c> of Npgsql puts there.</summary>
    /// <param name="options">The settings, which say whether tables are made; null for the defaults.</param>
    public CampaignMetricsBuilder UsePostgreSql(PostgreSqlStoreOptions? options = null) => Open(async (services, token) =>
    {
        var source = services.GetService<NpgsqlDataSource>() ?? throw new InvalidOperationException(
            "There is no NpgsqlDataSource among the services: call AddNpgsqlDataSource, or name one in UsePostgreSql.");
        return Owned(await PostgreSqlStore.OpenAsync(source, options, token).ConfigureAwait(false));
    });

    /// <summary>Keeps everything in a store of your own, or in memory for tests.</summary>
    /// <param name="store">The store.</param>
    public CampaignMetricsBuilder UseStore(CampaignStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Open((_, _) => Task.FromResult(store));
    }

    /// <summary>Keeps everything in a store that is opened when the host starts.</summary>
    /// <param name="open">Opens the store. Called again after it failed.</param>
    public CampaignMetricsBuilder UseStore(Func<IServiceProvider, CancellationToken, Task<CampaignStore>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return Open(open);
    }

    /// <summary>Takes the places of addresses from a database file of MaxMind's format (<c>.mmdb</c>). A newer file at the same path is
    /// noticed within ten minutes.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public CampaignMetricsBuilder UseMaxMind(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Services.AddSingleton(_ => new PlacesFile(path));
        Services.AddSingleton(services => new EnrichmentChange(services.GetRequiredService<PlacesFile>().AddTo));
        Services.AddHostedService<PlacesReloading>();
        return this;
    }

    /// <summary>Changes what all ledgers know beside their events, such as networks of scanners. Changes are made in the order of the
    /// calls, to what <see cref="CampaignMetricsOptions.Settings"/> has.</summary>
    /// <param name="change">Gets what a ledger knows, and gives what takes its place.</param>
    public CampaignMetricsBuilder UseEnrichment(Func<Enrichment, Enrichment> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Services.AddSingleton(new EnrichmentChange(change));
        return this;
    }

    private CampaignMetricsBuilder Open(Func<IServiceProvider, CancellationToken, Task<CampaignStore>> open)
    {
        Services.Replace(ServiceDescriptor.Singleton(services => new StoreSource(token => open(services, token))));
        return this;
    }

    private static CampaignStore Owned(SqliteStore store) => new(store) { Owned = store };

    private static CampaignStore Owned(PostgreSqlStore store) => new(store) { Owned = store };
}
