using CampaignMetrics.Geolocation;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Tests.Reference;

/// <summary>What a report is asked for.</summary>
internal sealed record NaiveOptions
{
    public string Definition { get; init; } = "HubSpot";
    public IReadOnlyList<string> Emails { get; init; } = [];
    public IReadOnlyList<string> Campaigns { get; init; } = [];
    public IReadOnlyList<string> Lists { get; init; } = [];
    public IReadOnlyList<string> Workflows { get; init; } = [];
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];
    public string? Team { get; init; }
    public string? Unit { get; init; }
    public string? Type { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
    public string Every { get; init; } = "day";
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Contacts, and domains that begin with <c>@</c>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    public IReadOnlyList<string> IgnoredParameters { get; init; } = [];
    public bool PresumeDelivered { get; init; }
    public bool ByEventDate { get; init; }
    public NetworkSet? Relays { get; init; }
    public NetworkSet? Scanners { get; init; }
    public GeoDatabase? Geo { get; init; }

    /// <summary>The window of view-through attribution; null where it is off.</summary>
    public TimeSpan? ViewThrough { get; init; }

    /// <summary>The window in which an unsubscription or spam report without email goes to a click; null where it is off.</summary>
    public TimeSpan? Unsubscribe { get; init; }

    /// <summary>The catalog's file; only where the options were read from a command line.</summary>
    public string? CatalogFile { get; init; }
}
