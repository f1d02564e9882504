using System.Runtime.InteropServices;
using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>
/// Attributes a contact's unsubscriptions and spam reports that name no email ("marks"). If the definition has an
/// <see cref="Definition.UnsubscribeWindow"/>, each goes to the message whose unsubscribe link the contact clicked last before it.
/// </summary>
/// <remarks>
/// <para>
/// The order of calls for each contact: <see cref="Add"/> for its events without an email, <see cref="LookAhead"/> for each of its
/// messages, then <see cref="Of"/> for each message that is counted, and <see cref="Clear"/> at the end. The look-ahead is necessary
/// because a message must be counted together with its marks, but the latest click may be in any message.
/// </para>
/// </remarks>
internal sealed class ContactMarks
{
    private static readonly List<Entry> None = [];

    private readonly long? _window;
    private readonly Vocabulary _words;
    private readonly MessageEvents _events;
    private readonly MessageCounter _counter;
    private readonly List<Entry> _marks = [], _unattributed = [];
    private readonly ContactActs _clicks = new();
    private readonly Dictionary<PairKey, List<Entry>> _given = [];
    // By the marks' records. Only where they may be attributed.
    private readonly Dictionary<NumberKey, string> _ids = [];
    private bool _isDecided;

    public ContactMarks(Vocabulary words, MessageEvents events, ScopeFilter scope, TallyRequest request)
    {
        (_words, _events) = (words, events);
        _window = (long?)request.Definition.UnsubscribeWindow?.TotalMilliseconds;
        // A counter without a period: attribution comes before the scope, so clicks count whenever they happened.
        var whenever = request.Definition with { DateBasis = DateBasis.SendCohort };
        _counter = new MessageCounter(whenever, scope, events.Fold, events.Bounces, request.IsTrackingSeen);
    }

    /// <summary>Whether <see cref="LookAhead"/> must be called for the contact's messages: there are marks, and a window.</summary>
    public bool LooksAhead => _window is not null && _marks.Count > 0;

    /// <summary>The marks that could not be attributed to a message.</summary>
    public IReadOnlyList<Entry> Unattributed
    {
        get
        {
            Decide();
            return _unattributed;
        }
    }

    /// <summary>Adds the marks among the current events, which name no email. Those by programs are skipped.</summary>
    public void Add()
    {
        // In the order of their times and ids: of several at one instant the same one decides, whichever came first.
        foreach (ref readonly var entry in _events.Entries)
            if (entry.Type is EventType.Unsubscribed or EventType.SpamReported && !_events.Fold.IsByProgram(entry))
            {
                _marks.Add(entry);
                if (_window is not null) _ids.Add(new NumberKey(entry.Id), Encoding.UTF8.GetString(_events.Fold.IdOf(entry)));
            }
        _events.Fold.Sort(CollectionsMarshal.AsSpan(_marks));
    }

    /// <summary>Collects the clicks on unsubscribe links in the current email and contact.</summary>
    public void LookAhead()
    {
        for (var send = 0; send < _events.Sends; send++)
        {
            _events.Turn(send);
            if (HasClick(_events.Entries)) Look(_events.Folded(), send);
        }
    }

    /// <summary>The marks that are attributed to a message.</summary>
    public List<Entry> Of(int email, int send)
    {
        // The usual case, for every message: no lookup.
        if (!LooksAhead) return None;
        Decide();
        return _given.TryGetValue(new PairKey(email, send), out var given) ? given : None;
    }

    /// <summary>Whether a mark that is attributed to the current message comes before one of the message's own events: by time, then
    /// id.</summary>
    public bool IsBefore(in Entry mark, in Entry entry) => mark.At != entry.At
        ? mark.At < entry.At
        : CodePoints.Compare(_ids[new NumberKey(mark.Id)], Encoding.UTF8.GetString(_events.Fold.IdOf(entry))) < 0;

    public void Clear()
    {
        _isDecided = false;
        if (_marks.Count == 0) return;
        _ids.Clear();
        _marks.Clear();
        _unattributed.Clear();
        _clicks.Clear();
        _given.Clear();
    }

    private static bool HasClick(ReadOnlySpan<Entry> entries)
    {
        foreach (ref readonly var entry in entries)
            if (entry.Type == EventType.Clicked) return true;
        return false;
    }

    private void Look(in FoldedMessage message, int send)
    {
        _counter.Count(message);
        if (message.Disposition != Disposition.Delivered) return;
        var links = _events.Fold.Emails[message.State.Email].Links;
        for (var i = 0; i < message.Entries.Length; i++)
        {
            ref readonly var entry = ref message.Entries[i];
            // Most definitions do not count clicks on unsubscribe links, but these are exactly the clicks to look for.
            if (entry.Type != EventType.Clicked || _counter.ExclusionOf(i) is not (Exclusion.None or Exclusion.LinkRole)) continue;
            if (links.RoleOf(entry.Detail) != LinkRole.Unsubscribe) continue;
            var (id, email) = (Encoding.UTF8.GetString(_events.Fold.IdOf(entry)), _words.Emails.Text(message.State.Email));
            _clicks.Add(new ContactAct(entry.At, id, message.State.Email, email, IsInScope: true) { Send = send });
        }
    }

    private void Decide()
    {
        if (_isDecided) return;
        _isDecided = true;
        foreach (var mark in _marks)
        {
            if (_window is { } window && _clicks.Latest(mark.At, window) is { } click) Give(mark, new PairKey(click.Email, click.Send));
            else _unattributed.Add(mark);
        }
    }

    private void Give(in Entry mark, PairKey message)
    {
        if (!_given.TryGetValue(message, out var given)) _given.Add(message, given = []);
        given.Add(mark);
    }
}
