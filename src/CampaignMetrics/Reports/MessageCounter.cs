using CampaignMetrics.Bounces;
using CampaignMetrics.Collections;
using CampaignMetrics.Definitions;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>
/// Applies a definition to one folded message: what it adds to each metric,
/// and which of its events count. Numbers and lists both come from here.
/// </summary>
internal sealed class MessageCounter(Definition definition, ScopeFilter scope, MessageFold fold, EmailTable emails, BounceTable bounces)
{
    private const int ReadMilliseconds = 8000, SkimmedMilliseconds = 2000;

    private readonly long[] _counts = new long[Metrics.Count];
    private readonly bool _byEventDate = definition.DateBasis == DateBasis.EventDate;
    private Exclusion[] _exclusions = new Exclusion[64];

    /// <summary>Whether the message adds anything to any metric.</summary>
    public bool CountsAnything { get; private set; }

    /// <summary>What the message adds to each metric, by <see cref="Metric"/>.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>The entry that is the first open, or <see cref="Slot.None"/>; the implying click where the open is implied.</summary>
    public int FirstOpen { get; private set; }

    /// <summary>The entry that is the first click, or <see cref="Slot.None"/>.</summary>
    public int FirstClick { get; private set; }

    public bool IsImplied => Has(Metric.ImpliedOpened);

    public bool Has(Metric metric) => _counts[(int)metric] > 0;

    /// <summary>Why the entry does not count; for opens, clicks and views.</summary>
    public Exclusion ExclusionOf(int entry) => _exclusions[entry];

    public void Count(in FoldedMessage message)
    {
        Array.Clear(_counts);
        CountsAnything = false;
        FirstOpen = FirstClick = Slot.None;
        if (_exclusions.Length < message.Entries.Length) _exclusions = new Exclusion[message.Entries.Length * 2];
        var email = emails[message.State.Email];
        var isTracked = email.Tracking.IsOnAt(message.State.CohortAt);

        CountDisposition(message, email, isTracked);
        for (var i = 0; i < message.Entries.Length; i++) CountEntry(message, i, isTracked);
        if (Has(Metric.Replied) && email.ConnectedInbox) Add(Metric.ReplyableReplied);
        if (message.Disposition == Disposition.Delivered) CountOpener(message);
    }

    private void CountDisposition(in FoldedMessage message, EmailFacts email, bool isTracked)
    {
        if (message.Disposition == Disposition.NotSelected) return;
        var isInPeriod = IsInPeriod(message.DisposedAt);
        if (message.Disposition == Disposition.NotSent)
        {
            if (isInPeriod) Add(Metric.Selected, Metric.NotSent);
            return;
        }
        if (IsInPeriod(message.State.CohortAt))
        {
            Add(Metric.Selected, Metric.Sent);
            if (isTracked) Add(Metric.TrackedSent);
        }
        if (isInPeriod) CountStage(message, email, isTracked);
    }

    private void CountStage(in FoldedMessage message, EmailFacts email, bool isTracked)
    {
        switch (message.Disposition)
        {
            case Disposition.Pending:
                Add(Metric.Pending);
                break;
            case Disposition.Deferred:
                Add(Metric.Deferred);
                break;
            case Disposition.Bounced:
                Add(Metric.Bounced, MetricOf(ClassOf(message)));
                break;
            case Disposition.Delivered:
                Add(Metric.Delivered);
                if (isTracked) Add(Metric.TrackedDelivered);
                if (email.ConnectedInbox) Add(Metric.ReplyableDelivered);
                break;
        }
    }

    /// <summary>The class of a bounced message, as the definition maps it.</summary>
    public BounceClass ClassOf(in FoldedMessage message)
    {
        var finding = bounces[message.Entries[message.Deciding].Detail];
        return definition.ClassOf(finding.Reason, finding.Class);
    }

    private void CountEntry(in FoldedMessage message, int index, bool isTracked)
    {
        ref readonly var entry = ref message.Entries[index];
        var actor = message.Labels[index].Actor;
        var isInPeriod = IsInPeriod(entry.At);
        _exclusions[index] =
            !isInPeriod ? Exclusion.OutsidePeriod : entry.IsRequest ? Judge(message, entry, actor, isTracked) : Exclusion.None;
        if (!isInPeriod) return;
        switch (entry.Type)
        {
            case EventType.Opened:
                CountOpen(message, index, actor);
                break;
            case EventType.Clicked:
                CountClick(message, index, actor);
                break;
            case EventType.Replied when actor != Actor.Automation:
                Set(Metric.Replied);
                break;
            case EventType.Forwarded when actor != Actor.Automation:
                Set(Metric.Forwarded);
                break;
            case EventType.Converted when actor != Actor.Automation && message.Disposition == Disposition.Delivered:
                Set(Metric.Converted);
                break;
            case EventType.Unsubscribed:
                Set(Metric.Unsubscribed);
                break;
            case EventType.SpamReported:
                Set(Metric.SpamReported);
                break;
        }
    }

    private bool IsCounted(EventType type, Actor actor)
    {
        if (type == EventType.Opened) return definition.CountsOpen(actor);
        if (type == EventType.Clicked) return definition.CountsClick(actor);
        return actor == Actor.Human;
    }

    private Exclusion Judge(in FoldedMessage message, in Entry entry, Actor actor, bool isTracked)
    {
        if (!isTracked) return Exclusion.TrackingOff;
        if (!IsCounted(entry.Type, actor)) return Exclusion.Actor;
        if (entry.Type == EventType.Clicked && definition.Excludes(fold.RoleOf(entry.Detail))) return Exclusion.LinkRole;
        return message.Disposition == Disposition.Delivered ? Exclusion.None : Exclusion.NotDelivered;
    }

    private void CountOpen(in FoldedMessage message, int index, Actor actor)
    {
        if (actor == Actor.Automation) Add(Metric.AutomationOpens);
        if (actor == Actor.PrivacyProxy) Add(Metric.PrivacyOpens);
        if (_exclusions[index] != Exclusion.None) return;
        Add(Metric.TotalOpens);
        if (IsFirst(message, index, FirstOpen)) FirstOpen = index;
    }

    private void CountClick(in FoldedMessage message, int index, Actor actor)
    {
        if (actor == Actor.Automation) Add(Metric.AutomationClicks);
        if (_exclusions[index] == Exclusion.LinkRole) Add(Metric.RoleClicks);
        if (_exclusions[index] != Exclusion.None) return;
        Add(Metric.TotalClicks);
        if (IsFirst(message, index, FirstClick)) FirstClick = index;
    }

    private void CountOpener(in FoldedMessage message)
    {
        var implying = definition.ImpliedOpens ? ImplyingClick(message) : Slot.None;
        if (FirstOpen == Slot.None && implying != Slot.None)
        {
            FirstOpen = implying;
            Add(Metric.ImpliedOpened, Metric.TotalOpens);
        }
        if (FirstOpen != Slot.None) CountOpened(message);
        if (FirstClick != Slot.None) Add(Metric.Clicked);
        foreach (var both in Metrics.Both)
            if (Has(both.Wholes[0]) && Has(both.Wholes[1])) Add(both.Metric);
        CountCohort(message, implying != Slot.None);
    }

    private void CountOpened(in FoldedMessage message)
    {
        Add(Metric.Opened);
        if (message.Dwell(fold.Agents) is not (>= 0 and var dwell)) return;
        Add(Metric.DwellMeasured, dwell >= ReadMilliseconds ? Metric.Read : dwell >= SkimmedMilliseconds ? Metric.Skimmed : Metric.Glanced);
    }

    /// <summary>The trackable cohort: not those of whom only a privacy proxy's opens are known.</summary>
    private void CountCohort(in FoldedMessage message, bool isImplied)
    {
        if (!Has(Metric.TrackedDelivered)) return;
        var isOpenedByOthers = isImplied || OpenByOthers(message);
        if (isOpenedByOthers) Add(Metric.TrackableDelivered, Metric.TrackableOpened);
        else if (!Has(Metric.PrivacyOpens)) Add(Metric.TrackableDelivered);
    }

    private bool OpenByOthers(in FoldedMessage message)
    {
        for (var i = 0; i < message.Entries.Length; i++)
            if (message.Entries[i].Type == EventType.Opened
                && _exclusions[i] == Exclusion.None
                && message.Labels[i].Actor != Actor.PrivacyProxy)
                return true;
        return false;
    }

    /// <summary>The earliest counted click that is not a program's: it implies an open.</summary>
    private int ImplyingClick(in FoldedMessage message)
    {
        var first = Slot.None;
        for (var i = 0; i < message.Entries.Length; i++)
            if (message.Entries[i].Type == EventType.Clicked
                && _exclusions[i] == Exclusion.None
                && message.Labels[i].Actor != Actor.Automation
                && IsFirst(message, i, first))
                first = i;
        return first;
    }

    /// <summary>
    /// Whether an entry is the first, seen after another that was so far: entries are
    /// read by time, and at one instant the larger id, which comes later, is the first.
    /// </summary>
    private static bool IsFirst(in FoldedMessage message, int entry, int first) =>
        first == Slot.None || message.Entries[entry].At == message.Entries[first].At;

    private bool IsInPeriod(long at) => !_byEventDate || scope.IsInPeriod(at);

    private void Set(Metric metric)
    {
        _counts[(int)metric] = 1;
        CountsAnything = true;
    }

    private void Add(Metric metric)
    {
        _counts[(int)metric]++;
        CountsAnything = true;
    }

    private void Add(Metric first, Metric second)
    {
        Add(first);
        Add(second);
    }

    private static Metric MetricOf(BounceClass bounceClass) => bounceClass switch
    {
        BounceClass.Hard => Metric.HardBounced,
        BounceClass.Soft => Metric.SoftBounced,
        BounceClass.Temporary => Metric.TemporaryBounced,
        BounceClass.Blocked => Metric.BlockedBounced,
        BounceClass.Undetermined => Metric.UndeterminedBounced,
    };
}
