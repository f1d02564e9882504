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
    private readonly EmailSurvey _survey;
    private readonly GrowingList<EmailFinding> _emails = new();
    private readonly SegmentFilter _segments;
    private readonly ContactFilter _contacts;
    private readonly bool _bySending;

    public ScopeFilter(ReportScope scope, Definition definition, Vocabulary words, EmailCatalog catalog, EmailSurvey survey)
    {
        (_scope, _words, _catalog, _survey) = (scope, words, catalog, survey);
        _segments = new SegmentFilter(scope, words.Segments);
        _contacts = new ContactFilter(scope.Exclude, words.Addresses);
        _bySending = definition.DateBasis == DateBasis.SendCohort;
        From = scope.FromInstant?.ToUnixTimeMilliseconds() ?? 0;
        To = scope.ToInstant?.ToUnixTimeMilliseconds() ?? Instants.End;
        HoldsUnattributed = scope.Emails.IsEmpty && scope.Campaigns.IsEmpty && scope.Lists.IsEmpty && scope.Workflows.IsEmpty
            && scope.Tags.IsEmpty;
    }

    /// <summary>The period's first millisecond.</summary>
    public long From { get; }

    /// <summary>The first millisecond after the period.</summary>
    public long To { get; }

    public bool IsInPeriod(long at) => at >= From && at < To;

    /// <summary>Whether what names no email has a place in the scope.</summary>
    public bool HoldsUnattributed { get; }

    /// <summary>Whether the contact is left out.</summary>
    public bool Excludes(ReadOnlySpan<byte> contact) => _contacts.Holds(contact);

    public bool ExcludesNetworks => _contacts.HasNetworks;

    /// <summary>Whether a message is left out, since its requests came from a network that is.</summary>
    public bool ExcludesAny(ReadOnlySpan<Entry> requests) => _contacts.HoldsAny(requests);

    /// <summary>Whether messages of the email may be in scope.</summary>
    public bool HoldsEmail(int email) => FindingOf(email).InScope;

    /// <summary>Whether a message is, whose email may be. With an event-date basis the period selects facts, not messages.</summary>
    public bool HoldsMessage(in MessageState state) =>
        (!_bySending || IsInPeriod(state.CohortAt))
        && _segments.Holds(state.Segments, FindingOf(state.Email).IsOfWorkflow);

    /// <summary>Whether a message is, and none of its requests came from a network that is left out.</summary>
    public bool HoldsSending(in MessageState state, ReadOnlySpan<Entry> entries) => HoldsMessage(state) && !ExcludesAny(entries);

    private EmailFinding FindingOf(int email)
    {
        while (_emails.Count <= email) _emails.Add(Judge(_emails.Count));
        return _emails[email];
    }

    private EmailFinding Judge(int slot)
    {
        if (slot == 0) return default;
        var id = new EmailId(_words.Emails.Text(slot));
        var email = _catalog[id];
        var campaign = email?.Campaign?.Value ?? _survey.Campaigns.GetValueOrDefault(slot);
        var inScope = (_scope.Emails.IsEmpty || _scope.Emails.Contains(id))
            && (_scope.Campaigns.IsEmpty || (campaign is not null && _scope.Campaigns.Contains(new CampaignId(campaign))))
            && (_scope.Team is null || email?.Team is not { } team || team == _scope.Team)
            && (_scope.BusinessUnit is null || email?.BusinessUnit == _scope.BusinessUnit)
            && (_scope.EmailType is null || email?.Type == _scope.EmailType);
        return new EmailFinding(inScope, email?.Workflow is { } workflow && _scope.Workflows.Contains(workflow));
    }

    private readonly record struct EmailFinding(bool InScope, bool IsOfWorkflow);
}
