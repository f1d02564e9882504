using CampaignMetrics.Collections;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

/// <summary>A scope compiled for one ledger: emails and segments by slot, the period in milliseconds. Not thread-safe.</summary>
/// <remarks>
/// <para>
/// Texts are compared once for each email and each set of segments; then every message is tested by slot alone. Tests go from cheap to
/// expensive: <see cref="Excludes"/> once per contact, <see cref="HoldsEmail"/> once per email and contact, <see cref="HoldsSending"/> for
/// each sending.
/// </para>
/// </remarks>
internal sealed class ScopeFilter
{
    private readonly ReportScope _scope;
    private readonly Vocabulary _words;
    private readonly EmailCatalog _catalog;
    private readonly EmailSurvey _survey;
    // By email slot, filled when first asked.
    private EmailFinding?[] _emails = new EmailFinding?[16];
    private readonly SegmentFilter _segments;
    private readonly ContactFilter _contacts;
    private readonly bool _bySending;
    // Of the scope around this one; null for none.
    private readonly ScopeFilter? _within;

    public ScopeFilter(ReportScope scope, Definition definition, Vocabulary words, EmailCatalog catalog, EmailSurvey survey)
    {
        (_scope, _words, _catalog, _survey) = (scope, words, catalog, survey);
        _segments = new SegmentFilter(scope, words.Segments);
        _contacts = new ContactFilter(scope.Exclude, words.Addresses);
        _bySending = definition.DateBasis == DateBasis.SendCohort;
        From = scope.Beginning?.ToUnixTimeMilliseconds() ?? 0;
        To = scope.Ending?.ToUnixTimeMilliseconds() ?? Instants.End;
        _within = scope.Within is { } within ? new ScopeFilter(within, definition, words, catalog, survey) : null;
        // An event without an email belongs to no campaign or list: it has a place only where nobody asks for one.
        HoldsUnattributed = scope.Emails.IsEmpty && scope.Campaigns.IsEmpty && scope.Lists.IsEmpty && scope.Workflows.IsEmpty
            && scope.Tags.IsEmpty && _within is not { HoldsUnattributed: false };
    }

    /// <summary>The beginning of the period in milliseconds since 1970, inclusive.</summary>
    public long From { get; }

    /// <summary>The end of the period in milliseconds since 1970, exclusive.</summary>
    public long To { get; }

    public bool IsInPeriod(long at) => at >= From && at < To;

    /// <summary>Whether events that name no email belong to the scope.</summary>
    public bool HoldsUnattributed { get; }

    /// <summary>Whether the scope leaves out the contact, by key or by domain.</summary>
    public bool Excludes(ReadOnlySpan<byte> contact) =>
        _contacts.Holds(contact) || (_within is not null && _within.Excludes(contact));

    public bool ExcludesNetworks => _contacts.HasNetworks || _within is { ExcludesNetworks: true };

    /// <summary>Whether a message is left out because an open, click or view came from an excluded network.</summary>
    public bool ExcludesAny(ReadOnlySpan<Entry> requests) =>
        _contacts.HoldsAny(requests) || (_within is not null && _within.ExcludesAny(requests));

    /// <summary>Whether messages of the email can be in scope at all.</summary>
    public bool HoldsEmail(int email) => FindingOf(email).InScope;

    /// <summary>The emails that can be in scope now, by slot, if only contacts with messages of these count; null if all contacts
    /// do.</summary>
    public IReadOnlyList<int>? EmailsInScope()
    {
        var named = _scope.Layers.FirstOrDefault(layer => !layer.Emails.IsEmpty);
        if (named is null && !_scope.HasCampaigns) return null;
        var emails = named is null
            ? Enumerable.Range(1, Math.Max(_words.Emails.Count - 1, 0))
            : named.Emails.Select(email => _words.Emails.IndexOf(email.Value)).Where(slot => slot > 0).Distinct();
        return [.. emails.Where(HoldsEmail)];
    }

    /// <summary>Whether a message is in scope, given that its email can be. By event date the period is not tested here: it selects
    /// events, not messages.</summary>
    public bool HoldsMessage(in MessageState state) =>
        (!_bySending || IsInPeriod(state.CohortAt))
        && _segments.Holds(state.Segments, FindingOf(state.Email).IsOfWorkflow)
        && (_within is null || _within.HoldsMessage(state));

    /// <summary>Whether a conversion counts. By send cohort the message's own sending decides, by event date the conversion's date; one
    /// that is attributed to no email has only its date.</summary>
    public bool Holds(in AttributedUnit conversion) => conversion.By is { } act
        ? act.IsInScope && (_bySending || IsInPeriod(conversion.At))
        : HoldsUnattributed && IsInPeriod(conversion.At);

    /// <summary>As <see cref="HoldsMessage"/>, and no request of it came from an excluded network.</summary>
    public bool HoldsSending(in MessageState state, ReadOnlySpan<Entry> entries) => HoldsMessage(state) && !ExcludesAny(entries);

    /// <summary>Whether the filters of one scope that are about emails alone select an email.</summary>
    /// <param name="scope">The scope; not those around it.</param>
    /// <param name="id">The email.</param>
    /// <param name="email">What the catalog knows of it; null for nothing.</param>
    /// <param name="campaign">Its campaign; null for none.</param>
    public static bool Selects(ReportScope scope, EmailId id, Email? email, string? campaign) =>
        (scope.Emails.IsEmpty || scope.Emails.Contains(id))
        && (scope.Campaigns.IsEmpty || (campaign is not null && scope.Campaigns.Contains(new CampaignId(campaign))))
        // An email without a team is everybody's.
        && (scope.Team is null || email?.Team is not { } team || team == scope.Team)
        && (scope.BusinessUnit is null || email?.BusinessUnit == scope.BusinessUnit)
        && (scope.EmailType is null || email?.Type == scope.EmailType);

    private EmailFinding FindingOf(int email)
    {
        if (email >= _emails.Length) Array.Resize(ref _emails, Math.Max(email + 1, _emails.Length * 2));
        return _emails[email] ??= Judge(email);
    }

    private EmailFinding Judge(int slot)
    {
        // Slot 0 stands for "no email".
        if (slot == 0) return default;
        var id = new EmailId(_words.Emails.Text(slot));
        var email = _catalog[id];
        var campaign = email?.Campaign?.Value ?? _survey.Campaigns.GetValueOrDefault(slot);
        var inScope = Selects(_scope, id, email, campaign) && (_within is null || _within.HoldsEmail(slot));
        return new EmailFinding(inScope, email?.Workflow is { } workflow && _scope.Workflows.Contains(workflow));
    }

    private readonly record struct EmailFinding(bool InScope, bool IsOfWorkflow);
}
