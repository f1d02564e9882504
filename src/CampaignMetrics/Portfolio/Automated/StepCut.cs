using CampaignMetrics.Collections;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Breakdowns;

namespace CampaignMetrics.Portfolio.Automated;

/// <summary>Finds the steps that a message belongs to: one in each of its workflows. Found once for each pair of email and set of segments.
/// Not thread-safe.</summary>
internal sealed class StepCut
{
    /// <summary>The catalog's type of automated emails.</summary>
    private const string AutomatedType = "automated";

    private readonly AutomatedSums _sums;
    private readonly Vocabulary _words;
    private readonly EmailCatalog _catalog;
    private readonly Viewer _viewer;
    private readonly WorkflowNames _workflows;
    private readonly Dictionary<PairKey, StepSum[]> _known = [];

    public StepCut(AutomatedSums sums, Vocabulary words, EmailCatalog catalog, ReportScope scope)
    {
        (_sums, _words, _catalog, _viewer) = (sums, words, catalog, scope.Viewer);
        _workflows = new WorkflowNames(words, catalog);
        foreach (var email in catalog.Emails)
            if (email.Workflow is not null && _viewer.Sees(email.Id)
                && scope.Layers.All(layer => EmailFilter.SelectsAtAnyTime(layer, email)))
                _sums.Of(email.Workflow).Of(email.Id.Value, email).IsOfCatalog = true;
    }

    /// <summary>The steps; empty for a message that is not automated.</summary>
    public StepSum[] Of(in MessageState state)
    {
        var pair = new PairKey(state.Segments, state.Email);
        if (!_known.TryGetValue(pair, out var found)) _known.Add(pair, found = Learn(state));
        return found;
    }

    private StepSum[] Learn(in MessageState state)
    {
        var id = new EmailId(_words.Emails.Text(state.Email));
        var entry = _catalog[id];
        var workflows = _workflows.Of(state);
        if (workflows.Count == 0 && entry?.Type != AutomatedType) return [];
        StepSum[] steps = [.. workflows.DefaultIfEmpty().Select(workflow => StepOf(_sums.Of(workflow), id, entry))];
        var label = StoredTag.ValuesOf(AutomatedEmails.StepTag, _words.Segments.Names(state.Segments, SegmentKind.Tag))
            .Min(NaturalOrder.Instance);
        foreach (var step in steps) step.State(label);
        return steps;
    }

    private StepSum StepOf(WorkflowSum workflow, EmailId id, Email? entry) =>
        _viewer.Sees(id) ? workflow.Of(id.Value, entry) : workflow.Of(StepSum.Hidden, null);
}
