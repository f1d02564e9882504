using CampaignMetrics.Definitions;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Ledger;

/// <summary>Whether an event of a counted message shows something.</summary>
/// <param name="message">The message.</param>
/// <param name="entry">The event's index among its entries.</param>
internal delegate bool EventTest(in FoldedMessage message, int entry);

/// <summary>Which events of a counted message make it count for a kind of list.</summary>
internal sealed class Evidence
{
    private readonly RecipientKind _kind;
    private readonly CountedReader _counted;
    private readonly LinkFilter? _link;
    private readonly bool _isOfClicks;

    public Evidence(RecipientKind kind, CountedReader counted, LinkFilter? link)
    {
        (_kind, _counted, _link) = (kind, counted, link);
        var (shown, others) = BasesOf(kind);
        Test = shown is { } metric ? TestOf(metric) : null;
        Others = [.. others.Select(other => TestOf(other)!)];
        _isOfClicks = shown is Metric.Clicked or Metric.TotalClicks or Metric.AllClicks or Metric.AutomationClicks or Metric.RoleClicks;
        IsOfViews = shown == Metric.DwellMeasured;
        if (shown == Metric.Unsubscribed) MarkType = EventType.Unsubscribed;
        if (shown == Metric.SpamReported) MarkType = EventType.SpamReported;
    }

    /// <summary>Whether an event makes the message count; null where no event does, but where it stands, or that nothing was
    /// heard.</summary>
    public EventTest? Test { get; }

    /// <summary>What else has to have happened for the message to count: who read it has opened it, too.</summary>
    public IReadOnlyList<EventTest> Others { get; }

    /// <summary>Whether it is the longest viewing time that makes it count.</summary>
    public bool IsOfViews { get; }

    /// <summary>The type of events without an email that may make it count; null for none.</summary>
    public EventType? MarkType { get; }

    /// <summary>Whether it tells that something was not heard: who is on the list, and who is not, both say it.</summary>
    public bool IsOfSilence => _kind.Metric is null or Metric.TrackableDelivered or Metric.PresumedDelivered or Metric.Pending
        or Metric.Deferred;

    /// <summary>Whether the counted message belongs on the list.</summary>
    public bool Holds(in FoldedMessage message)
    {
        var counter = _counted.Counter;
        if (_kind.Metric is { } metric) return counter.Has(metric) && IsOnLink(message);
        if (!counter.Has(Metric.TrackedDelivered)) return false;
        if (_kind == RecipientKind.NotOpened) return !counter.Has(Metric.Opened) && IsOnLink(message);
        return _link is null ? !counter.Has(Metric.Clicked) : !IsOnLink(message);
    }

    /// <summary>Whether an event is a counted open, or implies the one that is.</summary>
    public bool IsOpen(in FoldedMessage message, int entry) => _counted.Counter.IsImplied
        ? IsClick(message, entry) && message.Labels[entry].Actor != Actor.Automation
        : IsCounted(message, entry, EventType.Opened);

    /// <summary>Whether an event is a counted click.</summary>
    public bool IsClick(in FoldedMessage message, int entry) => IsCounted(message, entry, EventType.Clicked);

    /// <summary>The metric whose events show the kind, and those whose events it takes besides. A part has the events of its wholes: of
    /// several, those of the last tell it from the others.</summary>
    private (Metric? Shown, IReadOnlyList<Metric> Others) BasesOf(RecipientKind kind)
    {
        var bases = new List<Metric>();
        if (kind.Metric is { } metric) Collect(metric, bases);
        return bases is [.. var others, var shown] ? (shown, others) : (null, []);
    }

    private void Collect(Metric metric, List<Metric> bases)
    {
        foreach (var whole in Metrics.WholesOf(metric)) Collect(whole, bases);
        if (TestOf(metric) is not null && !bases.Contains(metric)) bases.Add(metric);
    }

    /// <summary>The events that are counted for a metric; null for one that goes by where messages stand, or is a part of others.</summary>
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

    /// <summary>Whether an event is a counted one of a type.</summary>
    public EventTest Mark(EventType type) => (in message, entry) => IsCounted(message, entry, type);

    private bool IsCounted(in FoldedMessage message, int entry, EventType type) =>
        message.Entries[entry].Type == type && _counted.Counter.ExclusionOf(entry) == Exclusion.None;

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

    private bool IsView(in FoldedMessage message, int entry) =>
        message.Entries[entry] is { Type: EventType.Viewed, Detail: >= 0 } view
        && message.Labels[entry].Actor == Actor.Human
        && _counted.Counter.ExclusionOf(entry) != Exclusion.OutsidePeriod
        && !_counted.Events.Fold.Agents[view.Agent].IsProxy;

    /// <summary>Whether there is a click on the link that is asked for: one that counts for the kind, where that is about clicks.</summary>
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
