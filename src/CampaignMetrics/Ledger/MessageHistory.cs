using System.Collections.Immutable;
using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Ledger;

/// <summary>Reads the events of messages, one email and contact at a time, as items of a history. Not thread-safe.</summary>
internal sealed class MessageHistory
{
    private readonly Vocabulary _words;
    private readonly CountedReader _counted;
    private readonly Naming _naming;
    private readonly List<HistoryItem> _items = [];
    // Scratch space for sorted events, reused for each message.
    private Entry[] _ordered = new Entry[16];

    public MessageHistory(Vocabulary words, LedgerOptions options, EventQuery query, EmailSurvey survey, long latestAt)
    {
        _words = words;
        _counted = new CountedReader(words, options, query.Definition, query.Scope, survey);
        _naming = new Naming(query.Scope.Viewer, options.MayProfile, latestAt, _counted.Filter.ExcludesNetworks);
    }

    public ImmutableArray<LeftOutCount> LeftOut => _naming.LeftOut;

    /// <summary>The events of an email and contact that are in scope and may be shown, by time, id and type. The list is reused by the next
    /// call.</summary>
    public List<HistoryItem> Read(MessageStore store, int message)
    {
        _items.Clear();
        _counted.Reader.Open(store, message);
        var events = _counted.Events;
        var key = store.Contacts[events.State.Contact];
        // Excluded contacts are out of scope, and so are not counted as left out.
        if (_counted.Filter.Excludes(key)) return _items;
        var contact = ContactId.OfCanonical(Encoding.UTF8.GetString(key));
        if (!events.State.IsMessage) ReadUnnamed(contact);
        else if (_counted.Filter.HoldsEmail(events.State.Email)) ReadSends(contact, new EmailId(_words.Emails.Text(events.State.Email)));
        return _items;
    }

    /// <summary>The order of a history: by time, id, type and email.</summary>
    public static int InOrder(HistoryItem x, HistoryItem y) => InOrder(x.Event, y.Event);

    /// <inheritdoc cref="InOrder(HistoryItem, HistoryItem)"/>
    public static int InOrder(EmailEvent x, EmailEvent y)
    {
        if (x.At != y.At) return x.At.CompareTo(y.At);
        if (CodePoints.Compare(x.Id.Value, y.Id.Value) is not 0 and var byId) return byId;
        if (EventTypeOrder.Compare(x.Type, y.Type) is not 0 and var byType) return byType;
        return CodePoints.Compare(x.Email?.Value ?? "", y.Email?.Value ?? "");
    }

    private void ReadSends(ContactId contact, EmailId email)
    {
        var events = _counted.Events;
        var reason = _naming.ReasonAgainst(contact, email);
        for (var send = 0; send < events.Sends; send++)
        {
            events.Turn(send);
            if (!_counted.Filter.HoldsSending(events.State, events.Entries)) continue;
            if (reason is { } hidden) _naming.LeaveOut(hidden, events.AllOf(send).Length);
            else ReadSend(events.Folded(), send, contact, email);
        }
        // Each sending is in order by itself, but sendings may overlap in time.
        if (events.Sends > 1) _items.Sort(InOrder);
    }

    private void ReadSend(in FoldedMessage folded, int send, ContactId contact, EmailId email)
    {
        _counted.Counter.Count(folded);
        // Sent and delivered events are kept apart from the entries: both are sorted, and merged here.
        var stages = StagesOf(send);
        var stage = 0;
        for (var i = 0; i < folded.Entries.Length; i++)
        {
            for (; stage < stages.Length && !IsBefore(folded.Entries[i], stages[stage]); stage++)
                _items.Add(_counted.Items.Of(folded, stages[stage], Slot.None, email, contact));
            // Requests are hidden one by one; the message itself may be named, or this would not have been reached.
            if (_naming.Shows(contact, folded.Entries[i])) _items.Add(_counted.Items.Of(folded, folded.Entries[i], i, email, contact));
            else _naming.LeaveOut(LeftOutReason.NotProfiled);
        }
        for (; stage < stages.Length; stage++) _items.Add(_counted.Items.Of(folded, stages[stage], Slot.None, email, contact));
    }

    /// <summary>Adds events that name no email. They belong to no message, so the period selects them by their own date under any date
    /// basis, and they are skipped where the scope filters by email, campaign, list, workflow or tag.</summary>
    private void ReadUnnamed(ContactId contact)
    {
        var (events, filter) = (_counted.Events, _counted.Filter);
        if (!filter.HoldsUnattributed) return;
        var reason = _naming.ReasonAgainst(contact, null);
        foreach (ref readonly var entry in Ordered(events.All))
        {
            if (!filter.IsInPeriod(entry.At)) continue;
            if (reason is { } hidden) _naming.LeaveOut(hidden);
            else _items.Add(_counted.Items.OfUnnamed(entry, contact));
        }
    }

    /// <summary>The sent and delivered events of a sending, in order.</summary>
    private ReadOnlySpan<Entry> StagesOf(int send)
    {
        var count = 0;
        foreach (ref readonly var entry in _counted.Events.AllOf(send))
        {
            if (entry.Type is not (EventType.Sent or EventType.Delivered)) continue;
            if (count == _ordered.Length) Array.Resize(ref _ordered, count * 2);
            _ordered[count++] = entry;
        }
        _counted.Events.Fold.Sort(_ordered.AsSpan(0, count));
        return _ordered.AsSpan(0, count);
    }

    private ReadOnlySpan<Entry> Ordered(ReadOnlySpan<Entry> entries)
    {
        if (_ordered.Length < entries.Length) _ordered = new Entry[entries.Length * 2];
        entries.CopyTo(_ordered);
        _counted.Events.Fold.Sort(_ordered.AsSpan(0, entries.Length));
        return _ordered.AsSpan(0, entries.Length);
    }

    private bool IsBefore(in Entry x, in Entry y) => x.At != y.At ? x.At < y.At : _counted.Events.IsBefore(x, y);
}
