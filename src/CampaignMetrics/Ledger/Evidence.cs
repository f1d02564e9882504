using CampaignMetrics.Definitions;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Ledger;

/// <summary>Tests whether an event of a counted message shows what a list is about.</summary>
/// <param name="message">The message.</param>
/// <param name="entry">The event's index among its entries.</param>
internal delegate bool EventTest(in FoldedMessage message, int entry);

/// <summary>Knows which events of a counted message put it on a kind of list.</summary>
/// <remarks>
/// <para>
/// Whether a message is on the list is decided by the counter, as for the report's number (<see cref="Holds"/>). This class then says which
/// events are the reason: for <see cref="Metric.Clicked"/> the counted clicks, for <see cref="Metric.Read"/> the views, and beside them the
/// opens that an opener needs.
/// </para>
/// </remarks>
internal sealed class Evidence
{
    private readonly RecipientKind _kind;
    private readonly CountedReader _counted;
    private readonly LinkFilter? _link;
    private readonly bool _isOfClicks;

    public Evidence(RecipientKind kind, CountedReader counted, LinkFilter? link)
    {
        (_kind, _counted, _link) = (kind, counted, link);
        // The kind's own events are shown; the events of the metrics that it is a part of must be there, too.
        var (shown, others) = BasesOf(kind);
        Test = shown is { } metric ? TestOf(metric) : null;
        Others = [.. others.Select(other => TestOf(other)!)];
        _isOfClicks = shown is Metric.Clicked or Metric.TotalClicks or Metric.AllClicks or Metric.AutomationClicks or Metric.RoleClicks;
        IsOfViews = shown == Metric.DwellMeasured;
        if (shown == Metric.Unsubscribed) MarkType = EventType.Unsubscribed;
        if (shown == Metric.SpamReported) MarkType = EventType.SpamReported;
    }

    /// <summary>The test for events that put a message on the list; null where no event does, but the message's disposition, or that
    /// nothing happened.</summary>
    public EventTest? Test { get; }

    /// <summary>Tests for other events that the message must have, too: a message that was read was also opened.</summary>
    public IReadOnlyList<EventTest> Others { get; }

    /// <summary>Whether the longest view decides, and not the first event.</summary>
    public bool IsOfViews { get; }

    /// <summary>The type of events without an email that may be attributed to a message and put it on the list; null for none.</summary>
    public EventType? MarkType { get; }

    /// <summary>Whether the list is about something that did not happen, such as an open. Being on it and not being on it are then equally
    /// revealing.</summary>
    public bool IsOfSilence => _kind.Metric is null or Metric.TrackableDelivered or Metric.PresumedDelivered or Metric.Pending
        or Metric.Deferred;

    /// <summary>Whether the message that was counted last belongs on the list.</summary>
    public bool Holds(in FoldedMessage message)
    {
        var counter = _counted.Counter;
        // The counter cannot know of signs that other contacts give.
        if (_kind.Metric == Metric.ReplyableDelivered && !_counted.SeesReplies(message)) return false;
        if (_kind.Metric is { } metric) return counter.Has(metric) && IsOnLink(message);
        // Silence means something only where opens and clicks would have been seen.
        if (!counter.Has(Metric.TrackedDelivered)) return false;
        if (_kind == RecipientKind.NotOpened) return !counter.Has(Metric.Opened) && IsOnLink(message);
        return _link is null ? !counter.Has(Metric.Clicked) : !IsOnLink(message);
    }

    /// <summary>Whether an event is a counted open, or a click that implies the open.</summary>
    public bool IsOpen(in FoldedMessage message, int entry) => _counted.Counter.IsImplied
        ? IsClick(message, entry) && message.Labels[entry].Actor != Actor.Automation
        : IsCounted(message, entry, EventType.Opened);

    /// <summary>Whether an event is a counted click.</summary>
    public bool IsClick(in FoldedMessage message, int entry) => IsCounted(message, entry, EventType.Clicked);

    /// <summary>Whether an event is a counted one of a type.</summary>
    public EventTest Mark(EventType type) => (in message, entry) => IsCounted(message, entry, type);

    /// <summary>The metric whose events are shown for a kind, and the metrics whose events a message needs, too. A metric needs the events
    /// of its wholes; the last one found is the most specific.</summary>
    private (Metric? Shown, IReadOnlyList<Metric> Others) BasesOf(RecipientKind kind)
    {
        var bases = new List<Metric>();
        if (kind.Metric is { } metric) Collect(metric, bases);
        return bases is [.. var others, var shown] ? (shown, others) : (null, []);
    }

    private void Collect(Metric metric, List<Metric> bases)
    {
        // Wholes first, so that the most specific metric comes last: for Read they are Opened and DwellMeasured.
        foreach (var whole in Metrics.WholesOf(metric)) Collect(whole, bases);
        if (TestOf(metric) is not null && !bases.Contains(metric)) bases.Add(metric);
    }

    /// <summary>The test for the events that a metric counts; null for a metric that goes by disposition, or is only an intersection of
    /// others.</summary>
    private EventTest? TestOf(Metric metric)
    {
        if (metric is Metric.Opened or Metric.TotalOpens) return IsOpen;
        if (metric is Metric.Clicked or Metric.TotalClicks)
            return (in message, entry) => IsClick(message, entry) && IsOnLink(message, entry);
        if (metric == Metric.DwellMeasured) return IsView;
        if (metric == Metric.AllOpens) return (in message, entry) => IsInPeriod(message, entry, EventType.Opened);
        if (metric == Metric.AutomationOpens) return (in message, entry) => IsBy(message, entry, EventType.Opened, Actor.Automation);
        if (metric == Metric.PrivacyOpens) return (in message, entry) => IsBy(message, entry, EventType.Opened, Actor.PrivacyProxy);
        if (metric == Metric.AllClicks)
            return (in message, entry) => IsInPeriod(message, entry, EventType.Clicked) && IsOnLink(message, entry);
        if (metric == Metric.AutomationClicks)
            return (in message, entry) => IsBy(message, entry, EventType.Clicked, Actor.Automation) && IsOnLink(message, entry);
        if (metric == Metric.RoleClicks) return IsRoleClick;
        if (metric == Metric.AutoReplies) return IsAutoReply;
        if (metric == Metric.Unsubscribed) return Mark(EventType.Unsubscribed);
        if (metric == Metric.SpamReported) return Mark(EventType.SpamReported);
        if (metric == Metric.Replied) return Mark(EventType.Replied);
        if (metric == Metric.Forwarded) return Mark(EventType.Forwarded);
        return metric == Metric.Converted ? Mark(EventType.Converted) : null;
    }

    private bool IsCounted(in FoldedMessage message, int entry, EventType type) =>
        message.Entries[entry].Type == type && _counted.Counter.ExclusionOf(entry) == Exclusion.None;

    // For metrics that count events whether the definition counts them or not: any exclusion but the period is ignored.
    private bool IsInPeriod(in FoldedMessage message, int entry, EventType type) =>
        message.Entries[entry].Type == type && _counted.Counter.ExclusionOf(entry) != Exclusion.OutsidePeriod;

    private bool IsBy(in FoldedMessage message, int entry, EventType type, Actor actor) =>
        IsInPeriod(message, entry, type) && message.Labels[entry].Actor == actor;

    private bool IsRoleClick(in FoldedMessage message, int entry) =>
        message.Entries[entry].Type == EventType.Clicked
        && _counted.Counter.ExclusionOf(entry) == Exclusion.LinkRole
        && IsOnLink(message, entry);

    private bool IsAutoReply(in FoldedMessage message, int entry) =>
        IsInPeriod(message, entry, EventType.Bounced) && !message.Entries[entry].IsBounce;

    // The same conditions as for the counter's viewing times.
    private bool IsView(in FoldedMessage message, int entry) =>
        message.Entries[entry] is { Type: EventType.Viewed, Detail: >= 0 } view
        && message.Labels[entry].Actor == Actor.Human
        && _counted.Counter.ExclusionOf(entry) != Exclusion.OutsidePeriod
        && !_counted.Events.Fold.Agents[view.Agent].IsImageProxy;

    /// <summary>Whether the message has a click on the link of the query; any message has where the query names none. For kinds about
    /// clicks it must be a click of that kind, for others a counted one.</summary>
    private bool IsOnLink(in FoldedMessage message)
    {
        if (_link is null) return true;
        for (var i = 0; i < message.Entries.Length; i++)
            if (_isOfClicks ? Test!(message, i) : IsClick(message, i) && IsOnLink(message, i)) return true;
        return false;
    }

    private bool IsOnLink(in FoldedMessage message, int entry) =>
        _link is null || _link.Holds(message.State.Email, message.Entries[entry]);
}
