using System.Text.Json.Serialization;
using CampaignMetrics.Catalogs;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>From when an email's opens and clicks are tracked. Tracking never works backwards.</summary>
/// <remarks>The default value of this type is tracking that is on, as for an email of which nothing is said.</remarks>
[JsonConverter(typeof(DataConverter<Tracking>)), JsonForm<TrackingConverter>]
public readonly record struct Tracking
{
    private readonly long _from;

    private Tracking(long from) => _from = from;

    /// <summary>Tracked since ever.</summary>
    public static Tracking On => default;

    /// <summary>Never tracked: opens, clicks and all that rests on them are not measured.</summary>
    public static Tracking Off { get; } = new(long.MaxValue);

    /// <summary>Tracked for messages sent at or after this instant.</summary>
    /// <param name="from">The first tracked instant, inclusive.</param>
    public static Tracking From(DateTimeOffset from) => new(from.ToUnixTimeMilliseconds());

    /// <summary>Whether what happens at this instant is tracked.</summary>
    /// <param name="at">The instant.</param>
    public bool IsOnAt(DateTimeOffset at) => IsOnAt(at.ToUnixTimeMilliseconds());

    /// <summary>The first tracked instant, where tracking began at one.</summary>
    internal DateTimeOffset FromInstant => DateTimeOffset.FromUnixTimeMilliseconds(_from);

    internal bool IsOnAt(long milliseconds) => milliseconds >= _from;
}
