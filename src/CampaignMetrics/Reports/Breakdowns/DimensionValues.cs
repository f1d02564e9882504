using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Breakdowns;

namespace CampaignMetrics;

/// <summary>The values of a dimension that a ledger knows: what a user can filter or break down by.</summary>
/// <param name="By">The dimension.</param>
/// <param name="Values">One or more, each once, in ordinal order.</param>
[JsonConverter(typeof(DataConverter<DimensionValues>)), JsonForm<DimensionValuesConverter>]
public sealed record DimensionValues(Dimension By, ImmutableArray<string> Values)
{
    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<DimensionValues>.Shown(this);

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(DimensionValues? other) =>
        other is not null && By == other.By && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(By, Values.Length);
}
