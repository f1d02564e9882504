using CampaignMetrics;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.DependencyInjection.Hosting;
using CampaignMetrics.DependencyInjection.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds CampaignMetrics to the services of a host.</summary>
/// <example>
/// <code>
/// services.AddCampaignMetrics(options =&gt; options.Ledgers.Add("newsletter")).UseSqlite("events.db");
/// services.AddHealthChecks().AddCampaignMetrics();
/// </code>
/// </example>
public static class CampaignMetricsServices
{
    /// <summary>Adds <see cref="CampaignLedgers"/> and the background work over them. It has to be said where events are kept:
    /// <see cref="CampaignMetricsBuilder.UseSqlite"/> and the like. Settings of several calls add up.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the settings; null for the defaults.</param>
    public static CampaignMetricsBuilder AddCampaignMetrics(
        this IServiceCollection services, Action<CampaignMetricsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<CampaignMetricsOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CampaignMetricsOptions>, OptionsChecks>());
        AddClockTo(services);
        services.TryAddSingleton<Instruments>();
        services.TryAddSingleton<OpenLedgers>();
        services.TryAddSingleton(provider => new CampaignLedgers(
            provider.GetRequiredService<OpenLedgers>(), provider.GetRequiredService<Instruments>()));
        AddWorkTo(services);
        return new CampaignMetricsBuilder(services);
    }

    /// <summary>Adds a health check under the name <c>campaign-metrics</c>: whether the store can be reached, and how far ledgers are
    /// behind their logs (<see cref="CampaignMetricsOptions.MaxLag"/>).</summary>
    /// <param name="checks">The health checks of the host.</param>
    /// <param name="tags">The tags of the check; none by default.</param>
    public static IHealthChecksBuilder AddCampaignMetrics(this IHealthChecksBuilder checks, params IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(checks);
        Door.Each(tags, nameof(tags));
        return checks.AddCheck<StoreCheck>("campaign-metrics", failureStatus: null, tags);
    }

    private static void AddWorkTo(IServiceCollection services)
    {
        // In this order: what is behind the first finds all ledgers open.
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StoreSetUp>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LogFollowing>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SnapshotSaving>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RetentionKeeping>());
    }

    private static void AddClockTo(IServiceCollection services)
    {
#pragma warning disable RS0030 // A host has a clock: its own, if it names none. Everything else takes it from the services.
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
    }
}
