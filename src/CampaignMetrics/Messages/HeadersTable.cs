using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.UserAgents;

namespace CampaignMetrics.Messages;

/// <summary>Caches what each distinct pair of method and purpose header reveals about a request. Not thread-safe.</summary>
internal sealed class HeadersTable(Vocabulary words)
{
    private EntrySigns?[] _known = new EntrySigns?[16];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EntrySigns SignsOf(int headers) => headers == Slot.None ? EntrySigns.None : KnownOf(headers);

    private EntrySigns KnownOf(int headers)
    {
        if (headers >= _known.Length) Array.Resize(ref _known, Math.Max(headers + 1, _known.Length * 2));
        return _known[headers] ??= Learn(TextOf(headers, EventProperty.Method), TextOf(headers, EventProperty.Purpose));
    }

    private static EntrySigns Learn(string? method, string? purpose) =>
        (RequestEvidence.OfMachine(method, purpose) is not null ? EntrySigns.Prefetch : EntrySigns.None)
        | (string.Equals(method, "POST", StringComparison.OrdinalIgnoreCase) ? EntrySigns.Post : EntrySigns.None);

    private string? TextOf(int headers, EventProperty property) => words.TextOf(EventSchema.Headers, headers, property);
}
