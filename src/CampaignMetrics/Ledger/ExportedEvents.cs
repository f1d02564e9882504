using System.Collections.Immutable;

namespace CampaignMetrics;

/// <summary>The result of an export. Equal by content.</summary>
/// <param name="Events">The number of events that were exported.</param>
/// <param name="LeftOut">How many events were left out, by reason; only reasons that occur.</param>
public sealed record ExportedEvents(long Events, ImmutableArray<LeftOutCount> LeftOut)
{
    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other result.</param>
    public bool Equals(ExportedEvents? other) =>
        other is not null && Events == other.Events && LeftOut.AsSpan().SequenceEqual(other.LeftOut.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Events, LeftOut.Length);
}
