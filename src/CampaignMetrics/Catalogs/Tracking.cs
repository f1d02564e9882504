using System.Text.Json.Serialization;
using CampaignMetrics.Catalogs;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Whether, and from which instant on, the opens and clicks of an email are tracked. Tracking never works backwards.</summary>
/// <remarks>The default value of this type is tracking that is always on.</remarks>
[JsonConverter(typeof(DataConverter<Tracking>)), JsonForm<TrackingConverter>]
public readonly record struct Tracking
{
    // Milliseconds since 1970: 0 is always on, the greatest value is never.
    private readonly long _from;

    private Tracking(long from) => _from = from;

    /// <summary>Always tracked.</summary>
    public static Tracking On => default;

    /// <summary>Never tracked: opens, clicks and everything derived from them are not measured.</summary>
    public static Tracking Off { get; } = new(long.MaxValue);

    /// <summary>Tracked for messages sent at or after this instant.</summary>
    /// <param name="from">The first tracked instant, inclusive.</param>
    public static Tracking From(DateTimeOffset from) => new(from.ToUnixTimeMilliseconds());

    /// <summary>Whether a message that was sent at this instant is tracked.</summary>
    /// <param name="at">When the message was sent.</param>
    public bool IsOnAt(DateTimeOffset at) => IsOnAt(at.ToUnixTimeMilliseconds());

    /// <summary>The first tracked instant; only for a value made by <see cref="From"/>.</summary>
    internal DateTimeOffset FromInstant => DateTimeOffset.FromUnixTimeMilliseconds(_from);

    internal bool IsOnAt(long milliseconds) => milliseconds >= _from;
}
