using System.Runtime.InteropServices;
using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Events;

namespace CampaignMetrics.Messages;

/// <summary>
/// Collects the decoded events of one email to one contact and splits them into sendings; each sending is one message. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>The order of calls: <see cref="Open"/>, then <see cref="Room(EventType)"/> and <see cref="Add"/> for each event, then
/// <see cref="Close"/>; then for each sending <see cref="Turn"/> and <see cref="Folded"/>. One instance is reused for all messages.</para>
/// </remarks>
internal sealed class MessageEvents
{
    private readonly Vocabulary _words;
    private readonly EntryId _idOf;
    private readonly EntryIdCode _codeOf;
    private readonly HeadersTable _headers;
    private readonly SendSplit _split;
    private readonly CampaignSets _campaigns;
    private readonly SharedIds _ids = new();
    private readonly byte[] _id = new byte[Utf8Text.MaxIdBytes], _otherId = new byte[Utf8Text.MaxIdBytes];

    // Sent and delivered events are kept apart: of these a message mostly needs only the times, so they are neither sorted nor labelled.
    private Entry[] _stages = new Entry[8], _entries = new Entry[64], _all = [];
    private int[] _sendOf = [], _starts = [];
    private MessageState _state;
    private int _stageCount, _count, _allCount;
    private bool _statesSend, _isSplit;

    // One bit per id place (Entry.IdPlace): the places that occurred, and those that occurred more than once.
    private ulong _idPlaces, _repeatedPlaces;

    // The earliest event that names a campaign, and the set of its segments; set 0 means that there is none.
    private Entry _campaign;
    private int _campaignSet;

    /// <param name="words">The tables that the entries' slots point into.</param>
    /// <param name="knowledge">The settings that decide how events are read.</param>
    /// <param name="idOf">Gets the id of an entry.</param>
    /// <param name="codeOf">Gets the stored code of an entry's id.</param>
    /// <param name="valuesOf">Gets the recipient's values in an entry's link.</param>
    public MessageEvents(Vocabulary words, MessageKnowledge knowledge, EntryId idOf, EntryIdCode codeOf, EntryValues valuesOf)
    {
        (_words, _idOf, _codeOf) = (words, idOf, codeOf);
        Bounces = new BounceTable(words, knowledge.Enrichment);
        Links = new LinkTable(words, knowledge.Links);
        _headers = new HeadersTable(words);
        _split = new SendSplit(words, knowledge.Sends);
        _campaigns = new CampaignSets(words.Segments);
        Fold = new MessageFold(
            words, new EmailTable(words, knowledge.Catalog, Links, knowledge.PresumesDeliveries), knowledge.Enrichment, idOf, valuesOf);
    }

    /// <summary>Folds the current sending; also has the tables of emails and user agents.</summary>
    public MessageFold Fold { get; }

    /// <summary>The meaning of server responses.</summary>
    public BounceTable Bounces { get; }

    /// <summary>The links of the ledger, by their identity.</summary>
    public LinkTable Links { get; }

    /// <summary>The number of sendings; 1 where the events do not tell several apart.</summary>
    public int Sends { get; private set; }

    /// <summary>The keys and times of the current sending.</summary>
    public ref readonly MessageState State => ref _state;

    /// <summary>The number of events of the email and contact, all sendings together.</summary>
    public int Count { get; private set; }

    /// <summary>All events of the email and contact, in no particular order; put together when first asked for.</summary>
    public ReadOnlySpan<Entry> All
    {
        get
        {
            if (_allCount < Count) PutTogether();
            return _all.AsSpan(0, Count);
        }
    }

    /// <summary>All events of one sending, in no particular order.</summary>
    /// <param name="send">The sending's index, from 0, less than <see cref="Sends"/>.</param>
    public ReadOnlySpan<Entry> AllOf(int send) => _isSplit ? _all.AsSpan(_starts[send].._starts[send + 1]) : All;

    /// <summary>The current sending's events other than sent and delivered; in no particular order before they are folded.</summary>
    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, _count);

    /// <summary>Starts over with an email and a contact, whose events are added next.</summary>
    public void Open(int email, int contact)
    {
        _state = MessageState.Of(email, contact);
        (Count, _stageCount, _count, _allCount) = (0, 0, 0, 0);
        (_campaignSet, _statesSend) = (0, false);
        (_idPlaces, _repeatedPlaces) = (0, 0);
    }

    /// <summary>The place of the next event: write it there, then call <see cref="Add"/>. Entries are large; this saves a copy.</summary>
    /// <param name="type">The event's type.</param>
    public ref Entry Room(EventType type)
    {
        if (IsStage(type)) return ref Room(ref _stages, _stageCount);
        return ref Room(ref _entries, _count);
    }

    /// <summary>Adds the event that was written to the place that <see cref="Room(EventType)"/> gave.</summary>
    /// <param name="entry">The event.</param>
    public void Add(ref readonly Entry entry)
    {
        Count++;
        if (IsStage(entry.Type)) _stageCount++;
        else _count++;
        var segments = entry.Segments;
        _state.Segments = _words.Segments.Union(_state.Segments, segments);
        _statesSend |= entry.Send != Slot.None;
        var place = 1UL << entry.IdPlace;
        _repeatedPlaces |= _idPlaces & place;
        _idPlaces |= place;
        if (segments != 0 && _campaigns.Has(segments)) TakeCampaign(entry, segments);
    }

    /// <summary>Splits the events into sendings and turns to the first.</summary>
    public void Close()
    {
        // Events without an email belong to the contact and to no sending.
        var repeats = _state.IsMessage && Fold.Emails[_state.Email].Repeats;
        _isSplit = _state.IsMessage && (_statesSend || repeats) && Split(repeats);
        if (_isSplit)
        {
            Turn(0);
            return;
        }
        Sends = 1;
        Fold.Milestones.Clear();
        foreach (ref readonly var stage in _stages.AsSpan(0, _stageCount)) TakeStage(stage);
        foreach (ref var entry in _entries.AsSpan(0, _count))
        {
            _state.Take(entry);
            entry.Signs = SignsOf(entry);
        }
    }

    /// <summary>Makes a sending the current one.</summary>
    /// <param name="send">The sending's index, from 0, less than <see cref="Sends"/>.</param>
    public void Turn(int send)
    {
        if (!_isSplit) return;
        var sending = _split.Sends[send];
        // Segments belong to the email and contact, so all its sendings share them.
        var segments = _state.Segments;
        _state = MessageState.Of(_state.Email, _state.Contact);
        (_state.Segments, _state.Send, _state.Beginning) = (segments, sending.Key, sending.Beginning);
        Fold.Milestones.Clear();
        _count = 0;
        for (var i = _starts[send]; i < _starts[send + 1]; i++) Take(_all[i]);
    }

    /// <summary>Folds the current sending. Valid until the next call.</summary>
    public FoldedMessage Folded() => Fold.Fold(in _state, _entries.AsSpan(0, _count));

    /// <summary>The time of the earliest event that names a campaign; <see cref="MessageState.Never"/> if none does.</summary>
    public long CampaignAt => _campaignSet == 0 ? MessageState.Never : _campaign.At;

    /// <summary>The campaign that the earliest of these events names; null if none does.</summary>
    public StatedCampaign? Campaign => _campaignSet == 0
        ? null
        : new StatedCampaign(
            _campaign.At, Encoding.UTF8.GetString(_idOf(_campaign, _id)), _campaign.Type,
            _words.Segments.Names(_campaignSet, SegmentKind.Campaign).First());

    /// <summary>The number of ids that events of different types share.</summary>
    /// <param name="sends">The indexes of the sendings to look at.</param>
    public int SharedIdsOf(List<int> sends)
    {
        // Equal ids have equal places.
        if (_repeatedPlaces == 0) return 0;
        if (sends.Count == Sends) return _ids.Count(All, _repeatedPlaces, _codeOf);
        var some = new List<Entry>();
        foreach (var send in sends) some.AddRange(_all.AsSpan(_starts[send].._starts[send + 1]));
        return _ids.Count(CollectionsMarshal.AsSpan(some), _repeatedPlaces, _codeOf);
    }

    private bool Split(bool repeats)
    {
        PutTogether();
        var all = _all.AsSpan(0, Count);
        Fold.Sort(all);
        var sendOf = _split.Split(all, repeats);
        if (sendOf.IsEmpty) return false;
        if (_sendOf.Length < sendOf.Length) _sendOf = new int[_all.Length];
        sendOf.CopyTo(_sendOf);
        Sends = _split.Sends.Count;
        PutBySend();
        return true;
    }

    /// <summary>Groups the events by sending: one pass for each of very many sendings would take quadratic time.</summary>
    private void PutBySend()
    {
        // Not stable, but each sending is sorted again when it is folded.
        Array.Sort(_sendOf, _all, 0, Count);
        if (_starts.Length <= Sends) _starts = new int[Sends * 2];
        for (int send = 0, at = 0; send <= Sends; send++)
        {
            while (at < Count && _sendOf[at] < send) at++;
            _starts[send] = at;
        }
    }

    private void PutTogether()
    {
        if (_all.Length < Count) _all = new Entry[Math.Max(Count, _all.Length * 2)];
        _stages.AsSpan(0, _stageCount).CopyTo(_all);
        _entries.AsSpan(0, _count).CopyTo(_all.AsSpan(_stageCount));
        _allCount = Count;
    }

    private static bool IsStage(EventType type) => type is EventType.Sent or EventType.Delivered;

    private static ref Entry Room(ref Entry[] entries, int count)
    {
        if (count == entries.Length) Array.Resize(ref entries, count * 2);
        return ref entries[count];
    }

    private void Take(in Entry entry)
    {
        if (IsStage(entry.Type))
        {
            TakeStage(entry);
            return;
        }
        Room(ref _entries, _count) = entry;
        _count++;
        _state.Take(entry);
        _entries[_count - 1].Signs = SignsOf(entry);
    }

    private void TakeStage(in Entry stage)
    {
        _state.Take(stage);
        Fold.Milestones.Add(stage.At);
    }

    private EntrySigns SignsOf(in Entry entry)
    {
        if (entry.Type == EventType.Bounced) return Bounces.IsAutoReply(entry.Detail) ? EntrySigns.AutoReply : EntrySigns.None;
        return _headers.SignsOf(entry.Headers);
    }

    /// <summary>Whether an event sorts before another of the same instant: by id, then by type.</summary>
    public bool IsBefore(in Entry x, in Entry y)
    {
        var byId = _idOf(x, _id).SequenceCompareTo(_idOf(y, _otherId));
        return byId != 0 ? byId < 0 : EventTypeOrder.Compare(x.Type, y.Type) < 0;
    }

    private void TakeCampaign(in Entry entry, int set)
    {
        if (_campaignSet != 0)
        {
            if (entry.At > _campaign.At) return;
            if (entry.At == _campaign.At && !IsBefore(entry, _campaign)) return;
        }
        (_campaign, _campaignSet) = (entry, set);
    }
}

/// <summary>A campaign that an event names. Of several, the least counts: the earliest event's, at one instant that of the smaller
/// event id.</summary>
internal sealed record StatedCampaign(long At, string EventId, EventType Type, string Id)
{
    /// <summary>Whether it counts rather than the other one, or than none.</summary>
    public bool IsBefore(StatedCampaign? other)
    {
        if (other is null) return true;
        if (At != other.At) return At < other.At;
        if (CodePoints.Compare(EventId, other.EventId) is not 0 and var byId) return byId < 0;
        if (EventTypeOrder.Compare(Type, other.Type) is not 0 and var byType) return byType < 0;
        return CodePoints.Compare(Id, other.Id) < 0;
    }
}
