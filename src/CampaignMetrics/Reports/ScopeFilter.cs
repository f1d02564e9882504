using CampaignMetrics.Collections;
using CampaignMetrics.Messages;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

/// <summary>A scope made ready for one ledger: emails and segments by slot, the period in milliseconds.</summary>
internal sealed class ScopeFilter
{
    private readonly ReportScope _scope;
    private readonly Vocabulary _words;
    private readonly EmailCatalog _catalog;
    private readonly GrowingList<EmailFinding> _emails = new();
    private readonly SegmentFilter _segments;
    private readonly bool _bySending;

    public ScopeFilter(ReportScope scope, Definition definition, Vocabulary words, EmailCatalog catalog)
    {
        (_scope, _words, _catalog) = (scope, words, catalog);
        _segments = new SegmentFilter(scope, words.Segments);
        _bySending = definition.DateBasis == DateBasis.SendCohort;
        From = scope.FromInstant?.ToUnixTimeMilliseconds() ?? 0;
        To = scope.ToInstant?.ToUnixTimeMilliseconds() ?? Instants.End;
    }

    /// <summary>The period's first millisecond.</summary>
    public long From { get; }

    /// <summary>The first millisecond after the period.</summary>
    public long To { get; }

    public bool IsInPeriod(long at) => at >= From && at < To;

    /// <summary>Whether the message is in scope. With an event-date basis the period selects facts, not messages.</summary>
    public bool Holds(in MessageState state)
    {
        while (_emails.Count <= state.Email) _emails.Add(Judge(_emails.Count));
        var email = _emails[state.Email];
        return email.InScope
            && (!_bySending || IsInPeriod(state.CohortAt))
            && _segments.Holds(state.Segments, email.CampaignKnown, email.WorkflowKnown);
    }

    private EmailFinding Judge(int slot)
    {
        if (slot == 0) return default;
        var id = new EmailId(_words.Emails.Text(slot));
        var email = _catalog[id];
        var inScope = (_scope.Emails.IsEmpty || _scope.Emails.Contains(id))
            && (_scope.Campaigns.IsEmpty || email?.Campaign is not { } campaign || _scope.Campaigns.Contains(campaign))
            && (_scope.Workflows.IsEmpty || email?.Workflow is not { } workflow || _scope.Workflows.Contains(workflow))
            && (_scope.Team is null || email?.Team is not { } team || team == _scope.Team)
            && (_scope.BusinessUnit is null || email?.BusinessUnit == _scope.BusinessUnit)
            && (_scope.EmailType is null || email?.Type == _scope.EmailType);
        return new EmailFinding(inScope, email?.Campaign is not null, email?.Workflow is not null);
    }

    private readonly record struct EmailFinding(bool InScope, bool CampaignKnown, bool WorkflowKnown);
}
