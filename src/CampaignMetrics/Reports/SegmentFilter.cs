using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>Which sets of segments a scope asks for. A set knows by its parent, so all of them are judged in one pass.</summary>
internal sealed class SegmentFilter
{
    private readonly SegmentSets _sets;
    private readonly HashSet<NumberKey> _lists = [], _workflows = [], _tags = [];
    private readonly GrowingList<Finding> _found = new();

    public SegmentFilter(ReportScope scope, SegmentSets sets)
    {
        _sets = sets;
        foreach (var name in scope.Lists) _lists.Add(new NumberKey(sets.IndexOf(SegmentKind.List, name)));
        foreach (var name in scope.Workflows) _workflows.Add(new NumberKey(sets.IndexOf(SegmentKind.Workflow, name)));
        foreach (var (name, value) in scope.Tags) _tags.Add(new NumberKey(sets.IndexOf(SegmentKind.Tag, name, value)));
    }

    /// <summary>Whether the set has what the scope asks for.</summary>
    /// <param name="set">The set.</param>
    /// <param name="isOfWorkflow">Whether the catalog says that the email is of one of the workflows.</param>
    public bool Holds(int set, bool isOfWorkflow)
    {
        while (_found.Count <= set) _found.Add(_found.Count == 0 ? default : Judge(_sets[_found.Count]));
        var found = _found[set];
        return (_lists.Count == 0 || found.List)
            && (_workflows.Count == 0 || isOfWorkflow || found.Workflow)
            && found.Tags == _tags.Count;
    }

    private Finding Judge((int Parent, int Segment) set)
    {
        var parent = _found[set.Parent];
        var segment = new NumberKey(set.Segment);
        return new Finding(
            parent.List || _lists.Contains(segment),
            parent.Workflow || _workflows.Contains(segment),
            parent.Tags + (_tags.Contains(segment) ? 1 : 0));
    }

    private readonly record struct Finding(bool List, bool Workflow, int Tags);
}
