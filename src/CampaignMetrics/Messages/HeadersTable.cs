using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Messages;

/// <summary>What the headers of a ledger's requests show, told once for each. Not for two threads at once.</summary>
internal sealed class HeadersTable(Vocabulary words)
{
    private bool?[] _known = new bool?[16];

    /// <summary>Whether a request with these headers was made ahead of, or instead of, a reader's.</summary>
    public bool IsPrefetch(int headers)
    {
        if (headers == Slot.None) return false;
        if (headers >= _known.Length) Array.Resize(ref _known, Math.Max(headers + 1, _known.Length * 2));
        return _known[headers] ??= RequestEvidence.IsPrefetch(TextOf(headers, EventProperty.Method), TextOf(headers, EventProperty.Purpose));
    }

    private ReadOnlySpan<byte> TextOf(int headers, EventProperty property) =>
        words.SlotOf(EventSchema.Headers, headers, property) is >= 0 and var text ? words.Texts[text] : default;
}
