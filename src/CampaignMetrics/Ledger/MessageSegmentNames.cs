using System.Collections.Immutable;
using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>Finds the names of a message's segments by the number of their set. Not thread-safe.</summary>
internal sealed class MessageSegmentNames(Vocabulary words, EmailCatalog catalog)
{
    private readonly Dictionary<NumberKey, MessageSegments> _known = [];

    /// <summary>The segments of the current email and contact.</summary>
    public MessageSegments Of(MessageEvents events, EmailId? email)
    {
        var set = new NumberKey(events.State.Segments);
        if (!_known.TryGetValue(set, out var segments)) _known.Add(set, segments = Learn(events.State.Segments));
        var campaign = email is { } id && catalog[id]?.Campaign is { } known ? known.Value : events.Campaign?.Id;
        return campaign is null ? segments : segments with { Campaign = new CampaignId(campaign) };
    }

    private MessageSegments Learn(int set) => new()
    {
        Lists = Names(set, SegmentKind.List),
        Workflows = Names(set, SegmentKind.Workflow),
        Tags = [.. Names(set, SegmentKind.Tag).Select(TagOf)],
    };

    /// <summary>The names in ordinal order. The order within a set depends on the order in which events arrived.</summary>
    private ImmutableArray<string> Names(int set, SegmentKind kind) => [.. words.Segments.Names(set, kind).Order(CodePoints.Order)];

    private static KeyValuePair<string, string> TagOf(string nameAndValue)
    {
        var end = nameAndValue.IndexOf('\0', StringComparison.Ordinal);
        return new KeyValuePair<string, string>(nameAndValue[..end], nameAndValue[(end + 1)..]);
    }
}
