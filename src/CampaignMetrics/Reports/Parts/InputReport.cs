using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>How much was read into the ledger. For events that were read as lines, lines = events + duplicates + rejected.</summary>
/// <param name="Lines">Lines that were not blank.</param>
/// <param name="Events">Distinct events.</param>
/// <param name="Duplicates">Events with a type and id that their email and contact already had.</param>
/// <param name="Rejected">The first 100 rejected lines.</param>
/// <param name="RejectedCount">The number of all rejected lines.</param>
[JsonConverter(typeof(DataConverter<InputReport>)), JsonForm<InputReportConverter>]
public sealed record InputReport(long Lines, long Events, long Duplicates, ImmutableArray<Rejection> Rejected, long RejectedCount)
{
    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(InputReport? other) =>
        other is not null
        && (Lines, Events, Duplicates, RejectedCount) == (other.Lines, other.Events, other.Duplicates, other.RejectedCount)
        && Rejected.AsSpan().SequenceEqual(other.Rejected.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Lines, Events, Duplicates, RejectedCount);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<InputReport>.Shown(this);
}
