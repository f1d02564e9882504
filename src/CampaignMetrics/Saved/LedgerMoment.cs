using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Saved;

namespace CampaignMetrics;

/// <summary>A moment in the life of a durable ledger: an instant, and where its log ended.</summary>
/// <param name="At">The instant, at which relative periods are resolved.</param>
/// <param name="Positions">For each partition of the log, the position of its last block; 0 for none.</param>
[JsonConverter(typeof(DataConverter<LedgerMoment>)), JsonForm<LedgerMomentConverter>]
public sealed record LedgerMoment(DateTimeOffset At, ImmutableArray<long> Positions)
{
    /// <summary>The instant, at which relative periods are resolved.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside 1970 to 2199.</exception>
    public DateTimeOffset At { get; init => field = Door.Instant(value); } = Door.Instant(At);

    /// <summary>For each partition of the log, the position of its last block; 0 for none.</summary>
    /// <exception cref="ArgumentException">There is no partition, or a position is negative.</exception>
    public ImmutableArray<long> Positions { get; init => field = Checked(value); } = Checked(Positions);

    /// <summary>Whether both are the same moment.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(LedgerMoment? other) =>
        other is not null && At == other.At && Positions.AsSpan().SequenceEqual(other.Positions.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(At, Positions.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<LedgerMoment>.Shown(this);

    private static ImmutableArray<long> Checked(ImmutableArray<long> positions) =>
        positions.IsDefaultOrEmpty || positions.Any(position => position < 0)
            ? throw new ArgumentException("A log has a partition or more, and no negative position.", nameof(Positions))
            : positions;
}
