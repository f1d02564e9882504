using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>
/// The counts of some emails, and what of them can be measured: opens and clicks only where they are tracked, replies only where they
/// are seen, and what is divided by deliveries only where those are told or presumed.
/// </summary>
internal sealed class Measurement
{
    private readonly EmailSum[] _emails;
    private readonly Signs _signs;
    private Group? _all, _told, _replyable, _toldReplyable;

    /// <param name="emails">The emails.</param>
    /// <param name="signs">What is seen of emails of which the catalog does not say.</param>
    public Measurement(IEnumerable<EmailSum> emails, Signs signs) =>
        (_emails, _signs) = ([.. emails.Where(email => email.IsCounted).Select(email => email.Seen(signs.Tracking))], signs);

    private Measurement(Group told) => (_emails, _all) = ([], told);

    /// <summary>Counts that were read, of which it is not known what could be measured.</summary>
    public static Measurement Of(MetricCounts counts) => new(new Group(counts, counts));

    /// <summary>Whether the messages are known only because they were opened: then nothing but what is divided by openers says
    /// anything.</summary>
    public bool KnowsOpenersOnly { get; init; }

    /// <summary>All counts, and why some are not measured.</summary>
    public MetricCounts Counts => All.Counts;

    /// <summary>The counts of the messages that no privacy proxy loaded, where the definition asks for them.</summary>
    public MetricCounts Cohort => All.Cohort;

    /// <summary>The emails of which it is known what became of each message, and others if nothing rests on that.</summary>
    public Group Of(Needs needs) => (needs.HasFlag(Needs.Deliveries), needs.HasFlag(Needs.Replies)) switch
    {
        (true, true) => _toldReplyable ??= Sum(email => Meets(email, Needs.Deliveries | Needs.Replies)),
        (true, false) => _told ??= Sum(email => email.ReportsDeliveries),
        (false, true) => _replyable ??= Sum(SeesReplies),
        (false, false) => All,
    };

    /// <summary>Why nothing of what is needed is measured; null where something is, or there is nothing at all.</summary>
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

    /// <summary>Messages of emails whose deliveries nobody tells.</summary>
    public long Untold => _emails.Where(email => !email.ReportsDeliveries).Sum(email => email.Metrics[(int)Metric.Sent]);

    /// <summary>Emails with a message whose opens and clicks are not measured.</summary>
    public long UntrackedEmails => _emails.Count(email => email.IsPartlyUntracked);

    private Group All
    {
        get
        {
            if (_all is not null) return _all;
            _all = Sum(static _ => true);
            var (tracking, replies) = (ReasonAgainst(Needs.Tracking), ReasonAgainst(Needs.Replies));
            return _all = new Group(_all.Counts.With(tracking, replies), _all.Cohort.With(tracking, replies));
        }
    }

    private bool Meets(EmailSum email, Needs needs) =>
        ((needs & Needs.Tracking) == 0 || email.IsTracked)
        && ((needs & Needs.Replies) == 0 || SeesReplies(email))
        && ((needs & Needs.Deliveries) == 0 || email.ReportsDeliveries);

    private bool SeesReplies(EmailSum email) => email.Entry?.ConnectedInbox ?? _signs.Inbox;

    private Group Sum(Func<EmailSum, bool> holds)
    {
        if (_all is not null && Array.TrueForAll(_emails, email => holds(email))) return _all;
        if (_emails.Length == 1 && holds(_emails[0]))
            return new Group(new MetricCounts(_emails[0].Metrics), new MetricCounts(_emails[0].Cohort ?? _emails[0].Metrics));
        var counts = MetricCounts.Sum(_emails.Where(holds).Select(email => email.Metrics));
        var cohorts = _emails.Where(email => email.Cohort is not null);
        return new Group(counts, MetricCounts.Sum(cohorts.Where(holds).Select(email => email.Cohort!)));
    }

    /// <summary>Counts, and those of them that no privacy proxy loaded.</summary>
    public sealed record Group(MetricCounts Counts, MetricCounts Cohort);
}

/// <summary>What all data show of emails of which the catalog does not say: whether they are tracked, and whether replies to them are
/// seen.</summary>
internal readonly record struct Signs(bool Tracking, bool Inbox)
{
    public static Signs Of(ReportSums sums) => new(sums.IsTrackingSeen, sums.IsReplySeen);
}
