using CampaignMetrics.Reports;

namespace CampaignMetrics.Portfolio;

/// <summary>Whether a scope selects an email of which it has no message: what the catalog knows decides.</summary>
internal static class EmailFilter
{
    public static bool Selects(ReportScope layer, Email email) => SelectsAtAnyTime(layer, email) && IsInPeriod(layer, email.SentAt);

    /// <summary>The same of an email that is sent again and again, so that no period leaves it out.</summary>
    public static bool SelectsAtAnyTime(ReportScope layer, Email email) =>
        ScopeFilter.Selects(layer, email.Id, email, email.Campaign?.Value)
        && (layer.Workflows.IsEmpty || (email.Workflow is { } workflow && layer.Workflows.Contains(workflow)))
        // Only messages are selected from lists and bear tags.
        && layer.Lists.IsEmpty && layer.Tags.IsEmpty;

    private static bool IsInPeriod(ReportScope layer, DateTimeOffset? sentAt) =>
        (layer.From is null && layer.To is null)
        || (sentAt is { } at && !(at < layer.FromInstant) && !(at >= layer.ToInstant));
}
