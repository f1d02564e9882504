using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>The parameters of a tally.</summary>
/// <param name="Definition">Decides what counts.</param>
/// <param name="Scope">Selects the messages.</param>
/// <param name="Range">The earliest and the latest event of the ledger, in milliseconds since 1970.</param>
/// <param name="Survey">What a first pass over all messages found out about emails.</param>
/// <param name="IsTrackingSeen">Whether emails whose catalog entry does not say are taken for tracked.</param>
/// <param name="MayProfile">Tests whether what a contact did may be shown under their name; null for always.</param>
internal sealed record TallyRequest(
    Definition Definition, ReportScope Scope, (long From, long To) Range, EmailSurvey Survey, bool IsTrackingSeen,
    ProfilingTest? MayProfile)
{
    /// <summary>The slots of the emails of which alone messages can count; null for all. The facts about other emails are not found then:
    /// such sums cannot be added to those of other parts of the data.</summary>
    public IReadOnlyList<int>? Likely { get; init; }

    /// <summary>How many of the most engaged contacts are ranked.</summary>
    public int MaxTop { get; init; } = ContactsReport.MaxContacts;
}

/// <summary>What a first pass over all messages found out about emails. Counting needs it, but no single message has it.</summary>
/// <param name="IsTrackingSeen">Whether there is a sign of tracking: an open, click or view, not stated to be a program's, of an email
/// whose catalog entry does not say whether it is tracked.</param>
/// <param name="HasRequests">Whether such emails have any opens, clicks or views, by programs or not.</param>
/// <param name="IsReplySeen">Whether there is a sign that replies are seen: a reply, not stated to be a program's, to an email whose
/// catalog entry does not say whether its inbox is connected.</param>
/// <param name="Campaigns">The campaigns that events state, by email slot, null for none; empty where the request needs none.</param>
internal sealed record EmailSurvey(
    bool IsTrackingSeen, bool HasRequests, bool IsReplySeen, IReadOnlyDictionary<int, string?> Campaigns);
