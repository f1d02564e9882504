using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Breakdowns;

/// <summary>The workflows of a message, which its events or the catalog state.</summary>
internal sealed class WorkflowNames(Vocabulary words, EmailCatalog catalog)
{
    /// <summary>Each once, in no particular order; empty for none.</summary>
    public IReadOnlyCollection<string> Of(in MessageState state)
    {
        var names = new HashSet<string>(words.Segments.Names(state.Segments, SegmentKind.Workflow), StringComparer.Ordinal);
        if (catalog[new EmailId(words.Emails.Text(state.Email))]?.Workflow is { } workflow) names.Add(workflow);
        return names;
    }
}
