using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>
/// The counts of some emails, and which of these counts are measured: opens and clicks only where they are tracked, replies only where an
/// inbox is connected, and rates over deliveries only where deliveries are reported or presumed.
/// </summary>
/// <remarks>
/// <para>
/// A rate must not mix emails that are measured with emails that are not: 0 opens of an untracked email would lower the open rate of all.
/// <see cref="Of(Needs)"/> therefore sums up only the emails that meet the needs of a rate. Where no email meets them, the rate is not
/// measured, and <see cref="ReasonAgainst"/> says why.
/// </para>
/// </remarks>
internal sealed class Measurement
{
    private readonly EmailSum[] _emails;
    private readonly Signs _signs;
    // Summed when first asked for, one for each combination of needs.
    private Group? _all, _told, _replyable, _toldReplyable;

    /// <param name="emails">The emails.</param>
    /// <param name="signs">What the data show about emails whose catalog entry does not say.</param>
    public Measurement(IEnumerable<EmailSum> emails, Signs signs) =>
        (_emails, _signs) = ([.. emails.Where(email => email.IsCounted).Select(email => email.Seen(signs))], signs);

    /// <summary>What is not seen of these messages, whatever the emails are.</summary>
    public Unseen Unseen { get; init; }

    /// <summary>The counts of all emails, with the reasons why some are not measured.</summary>
    public MetricCounts Counts => All.Counts;

    /// <summary>The same for the trackable cohort (messages that no privacy proxy opened), if the definition needs it.</summary>
    public MetricCounts Cohort => All.Cohort;

    /// <summary>The counts of the emails that meet the needs of a rate. Tracking selects no emails here, since the metrics of untracked
    /// messages are 0 and their denominators count tracked messages only.</summary>
    public Group Of(Needs needs) => (needs.HasFlag(Needs.Deliveries), needs.HasFlag(Needs.Replies)) switch
    {
        (true, true) => _toldReplyable ??= Sum(email => Meets(email, Needs.Deliveries | Needs.Replies)),
        (true, false) => _told ??= Sum(email => email.ReportsDeliveries),
        (false, true) => _replyable ??= Sum(SeesReplies),
        (false, false) => All,
    };

    /// <summary>Why no email meets the needs; null where at least one does, or where there are no emails.</summary>
    public string? ReasonAgainst(Needs needs)
    {
        var inScope = Array.FindAll(_emails, email => email.IsInScope);
        var needsTracking = (needs & Needs.Tracking) != 0;
        if (inScope.Length == 0 || Array.Exists(inScope, email => Meets(email, needs))) return null;
        if (needsTracking && inScope.Any(email => email.HasTrackingOff)) return NotMeasured.TrackingOff;
        if (needsTracking && inScope.Any(email => email.IsPartlyUntracked)) return NotMeasured.NoSignOfTracking;
        if ((needs & Needs.Replies) != 0 && inScope.Any(email => email.Entry?.ConnectedInbox == false))
            return NotMeasured.NoConnectedInbox;
        if ((needs & Needs.Replies) != 0 && inScope.Any(email => !SeesReplies(email))) return NotMeasured.NoSignOfInbox;
        return NotMeasured.DeliveriesNotReported;
    }

    /// <summary>Sent messages of emails whose deliveries are not reported.</summary>
    public long Untold => _emails.Where(email => !email.ReportsDeliveries).Sum(email => email.Metrics[(int)Metric.Sent]);

    /// <summary>The number of emails with at least one untracked message.</summary>
    public long UntrackedEmails => _emails.Count(email => email.IsPartlyUntracked);

    private Group All => _all ??= SumWithReasons();

    /// <summary>Kept only once it has its reasons: another thread may be reading the same report.</summary>
    private Group SumWithReasons()
    {
        var all = Sum(static _ => true);
        var (tracking, replies) = (ReasonAgainst(Needs.Tracking), ReasonAgainst(Needs.Replies));
        // A complaint that is told all the same counts.
        var complaints = Unseen == Unseen.Complaints && all.Counts[Metric.SpamReported] == 0 ? NotMeasured.ReceiverReportsNone : null;
        return new Group(all.Counts.With(tracking, replies, complaints), all.Cohort.With(tracking, replies, complaints));
    }

    private bool Meets(EmailSum email, Needs needs) =>
        ((needs & Needs.Tracking) == 0 || email.IsTracked)
        && ((needs & Needs.Replies) == 0 || SeesReplies(email))
        && ((needs & Needs.Deliveries) == 0 || email.ReportsDeliveries);

    private bool SeesReplies(EmailSum email) => email.Entry?.ConnectedInbox ?? _signs.Inbox;

    private Group Sum(Func<EmailSum, bool> holds)
    {
        if (_all is not null && Array.TrueForAll(_emails, email => holds(email))) return _all;
        // A report has a measurement for each email: with one email its arrays are used as they are, and none is copied.
        if (_emails.Length == 1 && holds(_emails[0]))
            return new Group(new MetricCounts(_emails[0].Metrics), new MetricCounts(_emails[0].Cohort ?? _emails[0].Metrics));
        var counts = MetricCounts.Sum(_emails.Where(holds).Select(email => email.Metrics));
        var cohorts = _emails.Where(email => email.Cohort is not null);
        return new Group(counts, MetricCounts.Sum(cohorts.Where(holds).Select(email => email.Cohort!)));
    }

    /// <summary>Counts of all messages, and of the trackable cohort.</summary>
    public sealed record Group(MetricCounts Counts, MetricCounts Cohort);
}

/// <summary>What is not seen of a group of messages.</summary>
internal enum Unseen
{
    Nothing,

    /// <summary>Messages that nobody opened, as in a breakdown by country: only rates over openers make sense.</summary>
    NotOpened,

    /// <summary>Complaints: the receivers report none. One that is told all the same counts.</summary>
    Complaints,
}

/// <summary>What the data show about emails whose catalog entry is silent: whether there is any sign that they are tracked, and that
/// replies to them are seen.</summary>
internal readonly record struct Signs(bool Tracking, bool Inbox)
{
    public static Signs Of(ReportSums sums) => new(sums.IsTrackingSeen, sums.IsReplySeen);
}
