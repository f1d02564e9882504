using System.Collections.Immutable;
using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Engine;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Ledger;

/// <summary>Makes the list of recipients behind a number. Not thread-safe.</summary>
/// <remarks>
/// <para>
/// It visits contacts as a report's tally does and uses the same counter, so the list has exactly the messages that the number counts.
/// <see cref="Evidence"/> says which events are the reason, <see cref="Naming"/> and <see cref="NamedMessage"/> what of it may be shown,
/// and <see cref="RecipientRows"/> keeps the rows of the page.
/// </para>
/// </remarks>
internal sealed class RecipientList : IContactVisitor
{
    private readonly Vocabulary _words;
    private readonly CountedReader _counted;
    private readonly Evidence _evidence;
    private readonly Naming _naming;
    private readonly NamedMessage _named;
    private readonly AskedSearch _search;
    private readonly UnknownTally _unknown;
    private readonly RecipientSink _rows;
    private readonly ContactMarks _marks;
    // The contact's marks that name no email, by their records: such a mark can be read only before its message is.
    private readonly Dictionary<NumberKey, HistoryItem> _unnamed = [];
    // The current contact's key in UTF-8; a string is made only for messages that are listed.
    private byte[] _key = new byte[64];
    private int _keyLength;
    private bool _isExcluded;

    /// <param name="words">The texts of the ledger.</param>
    /// <param name="options">The options of the ledger.</param>
    /// <param name="query">The query.</param>
    /// <param name="survey">What a first pass over all messages found out about emails.</param>
    /// <param name="latestAt">The latest event of the ledger, in milliseconds since 1970.</param>
    /// <param name="rows">Receives the rows.</param>
    public RecipientList(
        Vocabulary words, LedgerOptions options, RecipientQuery query, EmailSurvey survey, long latestAt, RecipientSink rows)
    {
        (_words, _rows) = (words, rows);
        _counted = new CountedReader(words, options, query.Definition, query.Scope, survey);
        var link = query.Link is { } url ? new LinkFilter(url, query.Role, _counted.Events, _counted.Catalog) : null;
        _evidence = new Evidence(query.Kind, _counted, link);
        _naming = new Naming(query.Scope.Viewer, options.MayProfile, latestAt, _counted.Filter.ExcludesNetworks);
        _named = new NamedMessage(_counted, _naming);
        _unknown = new UnknownTally(query.Kind, _counted, words, options.Catalog, survey.IsReplySeen);
        Emails = _counted.Filter.EmailsInScope();
        var request = new TallyRequest(query.Definition, query.Scope, default, survey, survey.IsTrackingSeen, options.MayProfile);
        _marks = new ContactMarks(words, _counted.Events, _counted.Filter, request);
        _search = new AskedSearch(query.Kind, _counted, _evidence, _naming, _marks);
    }

    public IReadOnlyList<int>? Emails { get; }

    public bool NeedsOthers => false;

    /// <summary>The number of messages on the whole list, including those that are not shown.</summary>
    public long Messages { get; private set; }

    public ImmutableArray<LeftOutCount> LeftOut => _naming.LeftOut;

    public ImmutableArray<UnknownMessages> Unknown => _unknown.Unknown;

    public void Read(IReadOnlyList<MessageStore> stores, CancellationToken cancellationToken) =>
        new ContactWalk(_counted.Reader, this).Go(stores, cancellationToken);

    /// <summary>Reads contact by contact in the order of <see cref="ContactOrder"/>, and gives the rows of each.</summary>
    public IEnumerable<Recipient> ReadInOrder(
        IReadOnlyList<MessageStore> stores, RecipientsOfContact rows, CancellationToken cancellationToken)
    {
        var walk = new ContactWalk(_counted.Reader, this);
        var only = new int[1];
        foreach (var (store, contact) in ContactOrder.Of(stores))
        {
            cancellationToken.ThrowIfCancellationRequested();
            only[0] = contact;
            lock (store.Gate) walk.Prepare(store, only);
            walk.Go(store);
            foreach (var row in rows.Take()) yield return row;
        }
    }

    public void Begin(ReadOnlySpan<byte> contact)
    {
        if (_key.Length < contact.Length) _key = new byte[contact.Length * 2];
        contact.CopyTo(_key);
        _keyLength = contact.Length;
        _isExcluded = _counted.Filter.Excludes(contact);
    }

    public void AddUnnamed()
    {
        _marks.Add();
        // Without a window they are attributed to no message.
        if (!_marks.LooksAhead || _evidence.MarkType is not { } mark) return;
        var contact = ContactId.OfCanonical(Encoding.UTF8.GetString(Key));
        foreach (ref readonly var entry in _counted.Events.Entries)
            if (entry.Type == mark) _unnamed.Add(new NumberKey(entry.Id), _counted.Items.OfUnnamed(entry, contact));
    }

    public bool LooksAhead => _marks.LooksAhead;

    public void LookAhead() => _marks.LookAhead();

    public void End(ReadOnlySpan<byte> contact)
    {
        _marks.Clear();
        _unnamed.Clear();
        // A row has the texts of its links, and no number outlives its contact.
        _counted.Events.Links.ForgetMany();
    }

    public void Add()
    {
        var (events, filter) = (_counted.Events, _counted.Filter);
        if (!filter.HoldsEmail(events.State.Email)) return;
        for (var send = 0; send < events.Sends; send++)
        {
            events.Turn(send);
            var isInScope = !_isExcluded && filter.HoldsSending(events.State, events.Entries);
            if (!isInScope && !_unknown.NeedsFacts) continue;
            var folded = events.Folded();
            if (_unknown.NeedsFacts) _unknown.AddFacts(folded);
            if (!isInScope) continue;
            _counted.Counter.Count(folded, _marks.Of(folded.State.Email, send));
            _unknown.Add(folded);
            if (_evidence.Holds(folded)) Add(folded, send);
        }
    }

    private ReadOnlySpan<byte> Key => _key.AsSpan(0, _keyLength);

    private void Add(in FoldedMessage folded, int send)
    {
        // Counted before anything is hidden: the size of the list is the report's number.
        Messages++;
        var (contact, email) = (ContactId.OfCanonical(Encoding.UTF8.GetString(Key)), new EmailId(_words.Emails.Text(folded.State.Email)));
        if (_naming.ReasonAgainst(contact, email) is { } reason)
        {
            _naming.LeaveOut(reason);
            return;
        }
        if (!_named.TryFold(folded, send, contact, out var named) || _search.Find(folded, named, send, contact) is not { } asked)
        {
            _naming.LeaveOut(LeftOutReason.NotProfiled);
            return;
        }
        // By the time alone first: the texts of a key are made only for rows that may be on the page.
        if (!_rows.MayHold(named.State.EarliestAt)) return;
        var place = new RecipientKey(
            named.State.EarliestAt, contact.Value, email.Value, folded.State.Beginning, _words.Text(folded.State.Send));
        if (_rows.Holds(place)) _rows.Add(place, RowOf(folded, named, asked, email, contact));
    }

    private Recipient RowOf(in FoldedMessage folded, in FoldedMessage named, Asked asked, EmailId email, ContactId contact)
    {
        // Everything that a hidden event could change comes from "named"; keys and segments are the full message's.
        var detail = named.Deciding == Slot.None ? Slot.None : named.Entries[named.Deciding].Detail;
        var (bounces, counter) = (_counted.Events.Bounces, _counted.Counter);
        return new Recipient
        {
            Email = email,
            Contact = contact,
            Send = _words.Text(folded.State.Send),
            Disposition = named.Disposition,
            At = Instants.ToInstant(named.DisposedAt),
            AskedAt = Instants.ToInstant(asked.At),
            Asked = ItemOf(folded, asked, email, contact),
            SentAt = named.IsSent ? Instants.ToInstant(named.State.CohortAt) : null,
            Segments = _counted.Items.Segments(email),
            NotSentReason = named.Disposition == Disposition.NotSent ? _words.Text(detail) : null,
            Bounce = named.Disposition == Disposition.Bounced ? bounces[detail] with { Class = counter.ClassOf(named) } : null,
            Response = named.Disposition is Disposition.Bounced or Disposition.Deferred ? bounces.ResponseOf(detail) : null,
            Opens = Opens(folded, contact),
            Clicks = Clicks(folded, contact),
            IsUnsubscribed = _search.IsMarked(EventType.Unsubscribed, folded, contact),
            IsSpamReported = _search.IsMarked(EventType.SpamReported, folded, contact),
            IsReplied = counter.Has(Metric.Replied),
            IsForwarded = counter.Has(Metric.Forwarded),
            IsConverted = counter.Has(Metric.Converted) && named.Disposition == Disposition.Delivered,
        };
    }

    private HistoryItem? ItemOf(in FoldedMessage folded, Asked asked, EmailId email, ContactId contact)
    {
        if (asked.Event is not { } told) return null;
        // It counts for this message, which its own history does not know.
        return asked.IsOwed
            ? _unnamed[new NumberKey(told.Id)] with { NotCounted = null }
            : _counted.Items.Of(folded, told, asked.Index, email, contact);
    }

    private long Opens(in FoldedMessage folded, ContactId contact)
    {
        if (!_naming.HidesRequests) return _counted.Counter.Counts[(int)Metric.TotalOpens];
        var opens = 0L;
        for (var i = 0; i < folded.Entries.Length; i++)
            if (_evidence.IsOpen(folded, i) && _naming.Shows(contact, folded.Entries[i])) opens++;
        // Each click that could imply the open was counted, but there is one implied open.
        return _counted.Counter.IsImplied ? Math.Min(opens, 1) : opens;
    }

    private long Clicks(in FoldedMessage folded, ContactId contact)
    {
        if (!_naming.HidesRequests) return _counted.Counter.Counts[(int)Metric.TotalClicks];
        var clicks = 0L;
        for (var i = 0; i < folded.Entries.Length; i++)
            if (_evidence.IsClick(folded, i) && _naming.Shows(contact, folded.Entries[i])) clicks++;
        return clicks;
    }
}
