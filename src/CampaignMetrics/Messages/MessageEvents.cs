using System.Runtime.InteropServices;
using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Events;

namespace CampaignMetrics.Messages;

/// <summary>
/// The events of one email and one contact, split into sendings, each of which is a message. Whoever reads them opens it, adds each event
/// and closes it; then it turns to one sending after the other. Not for two threads at once.
/// </summary>
internal sealed class MessageEvents
{
    private const int IdLength = EventId.MaxLength * Utf8Text.MaxBytesPerCharacter;

    private readonly Vocabulary _words;
    private readonly EntryId _idOf;
    private readonly EntryIdCode _codeOf;
    private readonly HeadersTable _headers;
    private readonly SendSplit _split;
    private readonly CampaignSets _campaigns;
    private readonly SharedIds _ids = new();
    private readonly byte[] _id = new byte[IdLength], _otherId = new byte[IdLength];

    // What was sent and delivered lies apart: of most messages nothing but the times is needed of it.
    private Entry[] _stages = new Entry[8], _entries = new Entry[64], _all = [];
    private int[] _sendOf = [], _starts = [];
    private MessageState _state;
    private int _stageCount, _count, _allCount;
    private bool _statesSend, _isSplit;

    // A bit for each place of an id that came, and for each that came again.
    private ulong _idPlaces, _repeatedPlaces;

    // The earliest event that states a campaign, and its segments: 0 for none.
    private Entry _campaign;
    private int _campaignSet;

    /// <param name="words">The texts that events name.</param>
    /// <param name="knowledge">What else is known.</param>
    /// <param name="idOf">Gives the ids of entries.</param>
    /// <param name="codeOf">Gives the codes of their ids.</param>
    /// <param name="valuesOf">Gives what their links have of the recipient.</param>
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

    /// <summary>What folds the messages.</summary>
    public MessageFold Fold { get; }

    /// <summary>What servers said.</summary>
    public BounceTable Bounces { get; }

    /// <summary>The links of the ledger.</summary>
    public LinkTable Links { get; }

    /// <summary>How many sendings there are; one where nothing tells any.</summary>
    public int Sends { get; private set; }

    /// <summary>The sending that was turned to: its keys and instants.</summary>
    public ref readonly MessageState State => ref _state;

    /// <summary>How many events the email and the contact have.</summary>
    public int Count { get; private set; }

    /// <summary>All events of the email and the contact, in no order.</summary>
    public ReadOnlySpan<Entry> All
    {
        get
        {
            if (_allCount < Count) PutTogether();
            return _all.AsSpan(0, Count);
        }
    }

    /// <summary>All events of one sending, in no order.</summary>
    /// <param name="send">From 0, less than <see cref="Sends"/>.</param>
    public ReadOnlySpan<Entry> AllOf(int send) => _isSplit ? _all.AsSpan(_starts[send].._starts[send + 1]) : All;

    /// <summary>The events of the sending other than sent and delivered, in no order.</summary>
    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, _count);

    /// <summary>Whether a reply that no program is stated to have sent came to an email of which nobody says whether replies are
    /// seen.</summary>
    public bool HasSignOfInbox
    {
        get
        {
            foreach (ref readonly var entry in Entries)
                if (entry.Type == EventType.Replied && entry.Stated != Actor.Automation)
                    return Fold.Emails[_state.Email].ConnectedInbox is null;
            return false;
        }
    }

    /// <summary>Turns to an email and a contact whose events will be added.</summary>
    public void Open(int email, int contact)
    {
        _state = MessageState.Of(email, contact);
        (Count, _stageCount, _count, _allCount) = (0, 0, 0, 0);
        (_campaignSet, _statesSend) = (0, false);
        (_idPlaces, _repeatedPlaces) = (0, 0);
    }

    /// <summary>Room for the next event, which is written there and then added.</summary>
    /// <param name="type">Its type.</param>
    public ref Entry Room(EventType type)
    {
        if (IsStage(type)) return ref Room(ref _stages, _stageCount);
        return ref Room(ref _entries, _count);
    }

    /// <summary>Adds the event that was written into the room.</summary>
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

    /// <summary>Splits the events into sendings, and turns to the first.</summary>
    public void Close()
    {
        // What names no email belongs to the contact, and to no sending.
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

    /// <summary>Turns to one of the sendings.</summary>
    /// <param name="send">From 0, less than <see cref="Sends"/>.</param>
    public void Turn(int send)
    {
        if (!_isSplit) return;
        var sending = _split.Sends[send];
        var segments = _state.Segments;
        _state = MessageState.Of(_state.Email, _state.Contact);
        (_state.Segments, _state.Send, _state.Beginning) = (segments, sending.Key, sending.Beginning);
        Fold.Milestones.Clear();
        _count = 0;
        for (var i = _starts[send]; i < _starts[send + 1]; i++) Take(_all[i]);
    }

    /// <summary>Folds the sending that was turned to.</summary>
    public FoldedMessage Folded() => Fold.Fold(in _state, _entries.AsSpan(0, _count));

    /// <summary>When the earliest event happened that states a campaign; the end of time for none.</summary>
    public long CampaignAt => _campaignSet == 0 ? MessageState.Never : _campaign.At;

    /// <summary>The campaign that the earliest event states; null for none.</summary>
    public StatedCampaign? Campaign => _campaignSet == 0
        ? null
        : new StatedCampaign(
            _campaign.At, Encoding.UTF8.GetString(_idOf(_campaign, _id)), _campaign.Type,
            _words.Segments.Names(_campaignSet, SegmentKind.Campaign).First());

    /// <summary>How many ids belong to events of several types.</summary>
    /// <param name="sends">The sendings whose events are looked at.</param>
    public int SharedIdsOf(List<int> sends)
    {
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

    /// <summary>Puts the events of each sending side by side: there may be very many sendings.</summary>
    private void PutBySend()
    {
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

    /// <summary>Whether an event stands before another of the same instant, by id and type.</summary>
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

/// <summary>A campaign that an event states: of several the earliest event's counts, at one instant the smaller id's.</summary>
internal sealed record StatedCampaign(long At, string EventId, EventType Type, string Id) : IComparable<StatedCampaign>
{
    public int CompareTo(StatedCampaign? other)
    {
        if (other is null) return -1;
        if (At != other.At) return At.CompareTo(other.At);
        if (CodePoints.Compare(EventId, other.EventId) is not 0 and var byId) return byId;
        return EventTypeOrder.Compare(Type, other.Type) is not 0 and var byType ? byType : CodePoints.Compare(Id, other.Id);
    }
}
