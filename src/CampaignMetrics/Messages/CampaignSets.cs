namespace CampaignMetrics.Messages;

/// <summary>Which sets of segments hold a campaign: a set does if its parent or its own segment does. Not thread-safe.</summary>
internal sealed class CampaignSets(SegmentSets sets)
{
    private readonly List<bool> _known = [false];

    public bool Has(int set)
    {
        while (_known.Count <= set)
        {
            var (parent, segment) = sets[_known.Count];
            _known.Add(_known[parent] || sets.Segments[segment][0] == (byte)SegmentKind.Campaign);
        }
        return _known[set];
    }
}
