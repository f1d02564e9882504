using System.Collections.Immutable;
using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>Finds the names of a message's segments by the numbers of their set and of its email. Not thread-safe.</summary>
internal sealed class MessageSegmentNames(Vocabulary words, EmailCatalog catalog)
{
    private readonly Dictionary<PairKey, MessageSegments> _known = [];

    /// <summary>The segments of the current email and contact.</summary>
    public MessageSegments Of(MessageEvents events, EmailId? email)
    {
        var entry = email is { } id ? catalog[id] : null;
        var key = new PairKey(events.State.Segments, events.State.Email);
        if (!_known.TryGetValue(key, out var segments)) _known.Add(key, segments = Learn(events.State.Segments, entry?.Workflow));
        var campaign = entry?.Campaign?.Value ?? events.Campaign?.Id;
        return campaign is null ? segments : segments with { Campaign = new CampaignId(campaign) };
    }

    private MessageSegments Learn(int set, string? workflow) => new()
    {
        Lists = InOrder(words.Segments.Names(set, SegmentKind.List)),
        Workflows = InOrder(words.Segments.Names(set, SegmentKind.Workflow).Union(workflow is null ? [] : [workflow])),
        Tags = [.. InOrder(words.Segments.Names(set, SegmentKind.Tag)).Select(StoredTag.Parse)],
    };

    /// <summary>The order within a set depends on the order in which events arrived.</summary>
    private static ImmutableArray<string> InOrder(IEnumerable<string> names) => [.. names.Order(CodePoints.Order)];
}
