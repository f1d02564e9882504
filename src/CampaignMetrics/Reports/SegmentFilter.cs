using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>Decides which sets of segments (lists, workflows, tags) match a scope. A set is its parent plus one segment, so its verdict
/// follows from the parent's.</summary>
internal sealed class SegmentFilter
{
    private readonly SegmentSets _sets;
    private readonly HashSet<NumberKey> _lists = [], _workflows = [], _tags = [];
    private readonly GrowingList<Finding> _found = new();

    public SegmentFilter(ReportScope scope, SegmentSets sets)
    {
        _sets = sets;
        // A name that no event states has index −1, which no set contains: it matches nothing.
        foreach (var name in scope.Lists) _lists.Add(new NumberKey(sets.IndexOf(SegmentKind.List, name)));
        foreach (var name in scope.Workflows) _workflows.Add(new NumberKey(sets.IndexOf(SegmentKind.Workflow, name)));
        foreach (var (name, value) in scope.Tags) _tags.Add(new NumberKey(sets.IndexOf(SegmentKind.Tag, name, value)));
    }

    /// <summary>Whether a set matches the scope.</summary>
    /// <param name="set">The number of the set.</param>
    /// <param name="isOfWorkflow">Whether the catalog says that the email belongs to one of the scope's workflows.</param>
    public bool Holds(int set, bool isOfWorkflow)
    {
        // A parent has a smaller number than its children, so it is always judged first. Set 0 is the empty one.
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
