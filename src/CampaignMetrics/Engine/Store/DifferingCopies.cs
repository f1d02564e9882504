using CampaignMetrics.Events;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>Decides which of two differing copies of one event counts: the earlier; at the same instant the one with the ordinally smaller
/// canonical line. So the order of arrival does not matter. Not thread-safe.</summary>
internal sealed class DifferingCopies(Vocabulary words)
{
    private readonly CanonicalLine _line = new();
    private readonly LoggedFields _fields = new(words);

    public bool Precedes(
        in Entry entry, int segments, ReadOnlySpan<byte> values, in Entry other, int otherSegments, ReadOnlySpan<byte> otherValues)
    {
        if (entry.At != other.At) return entry.At < other.At;
        // Email, contact and id are the same in both, so lines without them compare alike.
        var line = _line.Of(_fields.Of(entry, segments, values)).ToArray();
        return line.AsSpan().SequenceCompareTo(_line.Of(_fields.Of(other, otherSegments, otherValues))) < 0;
    }
}
