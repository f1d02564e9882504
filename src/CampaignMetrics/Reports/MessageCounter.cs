using CampaignMetrics.Bounces;
using CampaignMetrics.Collections;
using CampaignMetrics.Definitions;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>
/// Applies a definition to one folded message: what it adds to each metric,
/// and which of its events count. Numbers and lists both come from here.
/// </summary>
internal sealed partial class MessageCounter(
    Definition definition, ScopeFilter scope, MessageFold fold, BounceTable bounces, bool isTrackingSeen)
{
    private const int ReadMilliseconds = 8000, SkimmedMilliseconds = 2000;

    private readonly long[] _counts = new long[Metrics.Count];
    private readonly bool _byEventDate = definition.DateBasis == DateBasis.EventDate;
    private Exclusion[] _exclusions = new Exclusion[64];
    private (long From, long To) _period = (scope.From, scope.To);
    private static readonly List<Entry> Nothing = [];

    // A list and no interface of it: enumerators of empty arrays are one object, which all threads would write to.
    private List<Entry> _owed = Nothing;
    private int _first, _end;
    private int? _implying;
    private bool? _isByPrivacyOnly;

    /// <summary>Whether the message adds anything to any metric, or by event date anything of it lies in the period.</summary>
    public bool CountsAnything { get; private set; }

    /// <summary>What the message adds to each metric, by <see cref="Metric"/>.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>The entry that is the first open, or <see cref="Slot.None"/>; the implying click where the open is implied.</summary>
    public int FirstOpen { get; private set; }

    /// <summary>The entry that is the first click, or <see cref="Slot.None"/>.</summary>
    public int FirstClick { get; private set; }

    public bool IsImplied => Has(Metric.ImpliedOpened);

    /// <summary>Whether the message's opens and clicks can be measured.</summary>
    public bool IsTracked { get; private set; }

    /// <summary>Whether no privacy proxy loaded it, so that who opened it can be told.</summary>
    public bool IsInCohort { get; private set; }

    /// <summary>What names no email, goes to the message and lies in the period.</summary>
    public IEnumerable<Entry> Owed => _owed.Where(mark => IsInPeriod(mark.At));

    public bool Has(Metric metric) => _counts[(int)metric] > 0;

    /// <summary>Why the entry does not count; for opens, clicks and views.</summary>
    public Exclusion ExclusionOf(int entry) => _exclusions[entry];

    /// <summary>Whether an open or click counts, in the period or not.</summary>
    public bool CountsWhenever(in FoldedMessage message, int entry) => _exclusions[entry] == Exclusion.OutsidePeriod
        ? Judge(message, message.Entries[entry], message.Labels[entry].Actor) == Exclusion.None
        : _exclusions[entry] == Exclusion.None;

    /// <summary>Counts a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="owed">What names no email, and goes to it.</param>
    public void Count(in FoldedMessage message, List<Entry>? owed = null)
    {
        _owed = owed ?? Nothing;
        if (_exclusions.Length < message.Entries.Length) _exclusions = new Exclusion[message.Entries.Length * 2];
        _period = (scope.From, scope.To);
        (_first, _end, _implying, _isByPrivacyOnly) = (0, message.Entries.Length, null, null);
        IsInCohort = true;
        IsTracked = fold.Emails[message.State.Email].Tracking?.IsOnAt(message.State.CohortAt) ?? isTrackingSeen;
        CountPeriod(message);
    }

    /// <summary>Counts the message that was counted last anew, and only what happened in a part of the period, by event date: in time
    /// that goes by what happened in it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="from">The first millisecond.</param>
    /// <param name="to">The first one after it.</param>
    public void CountWithin(in FoldedMessage message, long from, long to)
    {
        _period = (Math.Max(from, scope.From), Math.Min(to, scope.To));
        _first = FirstAt(message.Entries, _period.From);
        _end = FirstAt(message.Entries, _period.To);
        CountPeriod(message);
    }

    private void CountPeriod(in FoldedMessage message)
    {
        Array.Clear(_counts);
        CountsAnything = false;
        FirstOpen = FirstClick = Slot.None;
        CountDisposition(message, fold.Emails[message.State.Email]);
        for (var i = _first; i < _end; i++) CountEntry(message, i);
        foreach (var mark in _owed)
            if (IsInPeriod(mark.At))
                Set(mark.Type == EventType.Unsubscribed ? Metric.Unsubscribed : Metric.SpamReported);
        if (message.Disposition == Disposition.Delivered) CountOpener(message);
    }

    /// <summary>The first entry at or after an instant, of entries in their order.</summary>
    private static int FirstAt(ReadOnlySpan<Entry> entries, long at)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].At < at) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void CountEntry(in FoldedMessage message, int index)
    {
        ref readonly var entry = ref message.Entries[index];
        var actor = message.Labels[index].Actor;
        var isInPeriod = IsInPeriod(entry.At);
        if (entry.Type == EventType.Opened && actor == Actor.PrivacyProxy) IsInCohort = false;
        _exclusions[index] = isInPeriod ? Judge(message, entry, actor) : Exclusion.OutsidePeriod;
        CountsAnything |= isInPeriod && _byEventDate;
        if (!isInPeriod || (entry.IsMark && actor == Actor.Automation)) return;
        switch (entry.Type)
        {
            case EventType.Opened:
                CountOpen(message, index, actor);
                break;
            case EventType.Clicked:
                CountClick(message, index, actor);
                break;
            case EventType.Bounced when !entry.IsBounce:
                Add(Metric.AutoReplies);
                break;
            case EventType.Replied when fold.Emails[message.State.Email].ConnectedInbox != false:
                Set(Metric.Replied);
                break;
            case EventType.Forwarded:
                Set(Metric.Forwarded);
                break;
            case EventType.Converted when message.Disposition == Disposition.Delivered:
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

    private bool IsCounted(in Entry entry, Actor actor)
    {
        if (entry.Type == EventType.Opened) return definition.CountsOpen(actor);
        if (entry.Type == EventType.Clicked) return definition.CountsClick(actor);
        return actor == Actor.Human;
    }

    private Exclusion Judge(in FoldedMessage message, in Entry entry, Actor actor)
    {
        if (entry.IsMark) return actor == Actor.Automation ? Exclusion.Actor : Exclusion.None;
        if (!entry.IsRequest) return Exclusion.None;
        if (!IsTracked) return Exclusion.TrackingOff;
        if (!IsCounted(entry, actor)) return Exclusion.Actor;
        if (entry.Type == EventType.Clicked && definition.Excludes(RoleOf(message, entry))) return Exclusion.LinkRole;
        return message.Disposition == Disposition.Delivered ? Exclusion.None : Exclusion.NotDelivered;
    }

    private LinkRole RoleOf(in FoldedMessage message, in Entry click) => fold.Emails[message.State.Email].Links.RoleOf(click.Detail);

    private bool IsInPeriod(long at) => !_byEventDate || (at >= _period.From && at < _period.To);

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
}
