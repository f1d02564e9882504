using CampaignMetrics.AspNetCore;
using CampaignMetrics.AspNetCore.Hits;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.TrackedMail;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what answers the requests of tracked mail to the services of a host; <c>MapCampaignTracking</c> gives it an
/// address.</summary>
public static class CampaignTrackingServices
{
    /// <summary>Adds what answers the requests of tracked mail.</summary>
    /// <param name="builder">The builder of CampaignMetrics.</param>
    /// <param name="keys">Makes the keys that sign tokens, from the host's configuration or its store of secrets. It is called once, when
    /// <c>MapCampaignTracking</c> is, so that a wrong key stops the start.</param>
    /// <param name="endpoint">How requests become events. The path of its address is the prefix that is mapped, as readers see it.</param>
    /// <param name="configure">Sets limits and texts; null for the defaults.</param>
    public static CampaignMetricsBuilder AddTracking(
        this CampaignMetricsBuilder builder, Func<IServiceProvider, TrackingKeys> keys, EndpointOptions endpoint,
        Action<CampaignTrackingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(endpoint);
        var services = builder.Services;
        var options = services.AddOptions<CampaignTrackingOptions>();
        if (configure is not null) options.Configure(configure);
        services.TryAddSingleton(keys);
        services.TryAddSingleton(provider => new TrackingEndpoint(provider.GetRequiredService<TrackingKeys>(), endpoint));
        services.TryAddSingleton<UnsubscribePage>();
        services.TryAddSingleton<HitAnswers>();
        services.TryAddSingleton<HitLimiter>();
        services.TryAddSingleton<HitTelemetry>();
        services.TryAddSingleton<HitRecorder>();
        services.TryAddSingleton<HitEndpoint>();
        return builder;
    }
}
