using CampaignMetrics.Bounces;
using CampaignMetrics.Collections;
using CampaignMetrics.Definitions;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>
/// Applies a definition to one folded message: how much the message adds to each metric, and which of its events count.
/// </summary>
/// <remarks>
/// <para>
/// Reports, breakdowns, recipient lists and histories all use this one counter, so that a number and the list behind it can never
/// disagree. <see cref="MessageFold"/> has already decided what happened, independently of any definition; here the definition decides
/// what of it counts. One instance is reused for message after message and belongs to one thread.
/// </para>
/// </remarks>
internal sealed partial class MessageCounter(
    Definition definition, ScopeFilter scope, MessageFold fold, BounceTable bounces, bool isTrackingSeen)
{
    // The usual thresholds of the field for viewing time: read from 8 seconds, skimmed from 2, below that glanced.
    private const int ReadMilliseconds = 8000, SkimmedMilliseconds = 2000;

    private readonly long[] _counts = new long[Metrics.Count];
    private readonly bool _byEventDate = definition.DateBasis == DateBasis.EventDate;
    // By entry index. Mostly longer than the message and never cleared: Count judges every entry anew.
    private Exclusion[] _exclusions = new Exclusion[64];
    private (long From, long To) _period = (scope.From, scope.To);
    private static readonly List<Entry> Nothing = [];

    // List<Entry> rather than IReadOnlyList: the enumerator of an empty array is one shared object, and all threads would write to its
    // cache line.
    private List<Entry> _owed = Nothing;
    // The entries that are counted, [_first, _end): all of them, or those in one bucket of a series.
    private int _first, _end;
    // Facts of the whole message, computed once and kept while CountWithin counts one bucket after the other.
    private int? _implying;
    private bool? _isByPrivacyOnly;

    /// <summary>Whether the message adds to any metric or, by event date, has any event in the period.</summary>
    public bool CountsAnything { get; private set; }

    /// <summary>Whether the message belongs to what is counted: if it was selected, or anything happened to it; by event date, in the
    /// period. Events that state a program and do not count are no reason: no bot may change what is measured of people.</summary>
    public bool IsOfPeriod { get; private set; }

    /// <summary>How much the message adds to each metric, indexed by <see cref="Metric"/>. Valid until the next is counted.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>The index of the first counted open, or <see cref="Slot.None"/>. Where a click implies the open, the index of that
    /// click.</summary>
    public int FirstOpen { get; private set; }

    /// <summary>The index of the first counted click, or <see cref="Slot.None"/>.</summary>
    public int FirstClick { get; private set; }

    public bool IsImplied => Has(Metric.ImpliedOpened);

    /// <summary>Whether the message's opens and clicks can be measured.</summary>
    public bool IsTracked { get; private set; }

    /// <summary>Whether the message is in the trackable cohort: no privacy proxy opened it, so its opens tell about people.</summary>
    public bool IsInCohort { get; private set; }

    /// <summary>Unsubscriptions and spam reports in the period that name no email and were attributed to this message.</summary>
    public IEnumerable<Entry> Owed => _owed.Count == 0 ? [] : _owed.Where(mark => IsInPeriod(mark.At));

    public bool Has(Metric metric) => _counts[(int)metric] > 0;

    /// <summary>Why an entry does not count, or <see cref="Exclusion.None"/>. Meaningful for opens, clicks, views and marks.</summary>
    public Exclusion ExclusionOf(int entry) => _exclusions[entry];

    /// <summary>Whether an open or click would count if there were no period.</summary>
    public bool CountsWhenever(in FoldedMessage message, int entry) => _exclusions[entry] == Exclusion.OutsidePeriod
        ? Judge(message, message.Entries[entry], message.Labels[entry].Actor) == Exclusion.None
        : _exclusions[entry] == Exclusion.None;

    /// <summary>Counts a message; the results are in the properties until the next call.</summary>
    /// <param name="message">The message.</param>
    /// <param name="owed">Unsubscriptions and spam reports that name no email and are attributed to this message; null for none.</param>
    public void Count(in FoldedMessage message, List<Entry>? owed = null)
    {
        _owed = owed ?? Nothing;
        if (_exclusions.Length < message.Entries.Length) _exclusions = new Exclusion[message.Entries.Length * 2];
        _period = (scope.From, scope.To);
        (_first, _end, _implying, _isByPrivacyOnly) = (0, message.Entries.Length, null, null);
        IsInCohort = true;
        // Where the catalog is silent, a sign of tracking anywhere in the data stands for all such emails.
        IsTracked = fold.Emails[message.State.Email].Tracking?.IsOnAt(message.State.CohortAt) ?? isTrackingSeen;
        CountPeriod(message);
    }

    /// <summary>Counts the last message again for a part of the period, such as one bucket of a series by event date. Takes time in
    /// proportion to the entries in that part, not to all entries of the message.</summary>
    /// <param name="message">The message that <see cref="Count"/> was called with last.</param>
    /// <param name="from">The beginning in milliseconds, inclusive.</param>
    /// <param name="to">The end in milliseconds, exclusive.</param>
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
        // What was counted so far are the sending and its outcome.
        IsOfPeriod = CountsAnything;
        for (var i = _first; i < _end; i++) CountEntry(message, i);
        foreach (var mark in _owed)
        {
            if (!IsInPeriod(mark.At)) continue;
            IsOfPeriod = true;
            Set(mark.Type == EventType.Unsubscribed ? Metric.Unsubscribed : Metric.SpamReported);
        }
        // Last, since it needs the counts of deliveries, opens, clicks and marks. Only delivered messages have openers: a bounced one that
        // a scanner opened has none.
        if (message.Disposition == Disposition.Delivered) CountOpener(message);
    }

    /// <summary>The index of the first entry at or after an instant, or the number of entries. Binary search: entries are sorted by
    /// time.</summary>
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
        // Before the period is looked at: once a proxy opened the message, it is outside the cohort in every period.
        if (entry.Type == EventType.Opened && actor == Actor.PrivacyProxy) IsInCohort = false;
        _exclusions[index] = isInPeriod ? Judge(message, entry, actor) : Exclusion.OutsidePeriod;
        CountsAnything |= isInPeriod && _byEventDate;
        IsOfPeriod |= isInPeriod && (!entry.StatesProgram || _exclusions[index] == Exclusion.None);
        // Whatever the definition counts, a program's unsubscription, reply or conversion is never a person's.
        if (!isInPeriod || (entry.IsMark && actor == Actor.Automation)) return;
        switch (entry.Type)
        {
            case EventType.Opened:
                CountOpen(message, index, actor);
                break;
            case EventType.Clicked:
                CountClick(message, index, actor);
                break;
            // An out-of-office reply that the sender's software took for a bounce.
            case EventType.Bounced when !entry.IsBounce:
                Add(Metric.AutoReplies);
                break;
            // Where the catalog says that no inbox is connected, replies are not measured, even if one is reported by chance.
            case EventType.Replied when fold.Emails[message.State.Email].ConnectedInbox != false:
                Set(Metric.Replied);
                break;
            case EventType.Forwarded:
                Set(Metric.Forwarded);
                break;
            // A conversion may be reported for a bounced message; it proves no delivery, and the metric counts delivered messages.
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

    // The order of the checks is the order of Exclusion: the first reason that applies is the one reported.
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

    // By send cohort the scope has already chosen the messages, and all their events count whenever they happened.
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
