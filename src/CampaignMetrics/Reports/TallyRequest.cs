using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>What a tally is asked for.</summary>
/// <param name="Definition">What counts.</param>
/// <param name="Scope">Which messages.</param>
/// <param name="Range">The first and the last instant of all events.</param>
/// <param name="Survey">What all data tell of emails before any is counted.</param>
/// <param name="IsTrackingSeen">Whether emails are tracked of which the catalog does not say.</param>
/// <param name="MayProfile">Whether what a contact did may be shown under their name; null for always.</param>
internal sealed record TallyRequest(
    Definition Definition, ReportScope Scope, (long From, long To) Range, EmailSurvey Survey, bool IsTrackingSeen,
    ProfilingTest? MayProfile);

/// <summary>What all data tell of emails before any is counted.</summary>
/// <param name="IsTrackingSeen">Whether there is a sign that emails are tracked of which the catalog does not say.</param>
/// <param name="HasRequests">Whether there are opens, clicks or views of such emails at all.</param>
/// <param name="Campaigns">The campaigns that events state, by email slot, null for none; empty where nobody asks.</param>
internal sealed record EmailSurvey(bool IsTrackingSeen, bool HasRequests, IReadOnlyDictionary<int, string?> Campaigns);
