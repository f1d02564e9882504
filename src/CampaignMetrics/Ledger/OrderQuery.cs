using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>Which page of a list of orders is asked for.</summary>
[JsonConverter(typeof(DataConverter<OrderQuery>)), JsonForm<OrderQueryConverter>]
public sealed record OrderQuery
{
    /// <summary>How many orders of the list come before the page: 0 (the default) or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Offset { get; init => field = Door.NotNegative(value); }

    /// <summary>The most orders of the page: 1 or more; null (the default) for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? Limit { get; init => field = value is { } limit ? Door.Positive(limit) : null; }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<OrderQuery>.Shown(this);
}
