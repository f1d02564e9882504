using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.UserAgents;

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
        return _known[headers] ??=
            RequestEvidence.OfMachine(TextOf(headers, EventProperty.Method), TextOf(headers, EventProperty.Purpose)) is not null;
    }

    private string? TextOf(int headers, EventProperty property) => words.TextOf(EventSchema.Headers, headers, property);
}
