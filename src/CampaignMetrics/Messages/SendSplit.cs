using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>One sending of an email to a contact.</summary>
/// <param name="Key">The slot of the key that its events state; <see cref="Slot.None"/> for none.</param>
/// <param name="Beginning">When it began, in milliseconds since 1970.</param>
internal readonly record struct Sending(int Key, long Beginning);

/// <summary>
/// Assigns each event of an email and contact to one of its sendings. The result depends on the set of events alone. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>An event that states a sending belongs to it. For emails that repeat, each other <c>sent</c> or <c>notSent</c> begins a sending
/// or joins a near one. All remaining events go to the latest sending that had begun.</para>
/// </remarks>
internal sealed class SendSplit(Vocabulary words, SendRules rules)
{
    private readonly long _join = (long)rules.JoinWithin.TotalMilliseconds;
    private readonly long _clocks = (long)rules.ClockDifference.TotalMilliseconds;
    private readonly Dictionary<NumberKey, Begun> _stated = [];
    private readonly Dictionary<NumberKey, int> _indexes = [];
    private readonly List<Sending> _withKey = [], _withoutKey = [], _sends = [];

    // The sent and notSent events that state no sending, each with the sending that it began or joined.
    private readonly List<(int Entry, Sending Sending)> _joined = [];
    private int[] _sendOf = new int[64];

    /// <summary>The sendings by their beginning; at one instant by key, the one without a key first.</summary>
    public IReadOnlyList<Sending> Sends => _sends;

    /// <summary>Assigns events to sendings.</summary>
    /// <param name="entries">All events of an email and contact, sorted by time, id and type.</param>
    /// <param name="repeats">Whether the email goes to one contact more than once.</param>
    /// <returns>For each event the index of its sending in <see cref="Sends"/>; empty if no event reveals a sending.</returns>
    public ReadOnlySpan<int> Split(ReadOnlySpan<Entry> entries, bool repeats)
    {
        FindStated(entries);
        _withoutKey.Clear();
        _joined.Clear();
        if (repeats) FindUnstated(entries);
        PutInOrder();
        if (_sends.Count == 0) return [];
        if (_sendOf.Length < entries.Length) _sendOf = new int[entries.Length * 2];
        var sendOf = _sendOf.AsSpan(0, entries.Length);
        Place(entries, sendOf);
        return sendOf;
    }

    /// <summary>Finds the sendings that events state. Each begins with its earliest sent or notSent event, else with its earliest
    /// event.</summary>
    private void FindStated(ReadOnlySpan<Entry> entries)
    {
        _stated.Clear();
        _withKey.Clear();
        foreach (ref readonly var entry in entries)
        {
            if (entry.Send == Slot.None) continue;
            var key = new NumberKey(entry.Send);
            var begun = _stated.GetValueOrDefault(key, Begun.Never);
            _stated[key] = begun.With(entry.At, Begins(entry));
        }
        foreach (var (key, begun) in _stated) _withKey.Add(new Sending((int)key.Value, begun.At));
        _withKey.Sort(Compare);
    }

    /// <summary>Finds the sendings that nothing states: each sent or notSent event without a key begins one, unless it joins a sending
    /// that began shortly before or a stated one that begins shortly after.</summary>
    private void FindUnstated(ReadOnlySpan<Entry> entries)
    {
        var next = 0; // the first stated sending that begins after the event
        for (var i = 0; i < entries.Length; i++)
        {
            if (!Begins(entries[i]) || entries[i].Send != Slot.None) continue;
            var at = entries[i].At;
            while (next < _withKey.Count && _withKey[next].Beginning <= at) next++;
            if (Near(at, next) is not { } sending) _withoutKey.Add(sending = new Sending(Slot.None, at));
            _joined.Add((i, sending));
        }
    }

    /// <summary>The latest sending that began at most <see cref="SendRules.JoinWithin"/> before, else the first stated one that begins at
    /// most so long after.</summary>
    private Sending? Near(long at, int next)
    {
        Sending? before = next > 0 ? _withKey[next - 1] : null;
        // Sendings are found in the order of time, so the last of either kind is the latest.
        if (_withoutKey.Count > 0 && !(before?.Beginning >= _withoutKey[^1].Beginning)) before = _withoutKey[^1];
        if (before is { } sending && at - sending.Beginning <= _join) return before;
        return next < _withKey.Count && _withKey[next].Beginning - at <= _join ? _withKey[next] : null;
    }

    private void PutInOrder()
    {
        _sends.Clear();
        _sends.AddRange(_withKey);
        _sends.AddRange(_withoutKey);
        if (_withoutKey.Count > 0) _sends.Sort(Compare);
        _indexes.Clear();
        for (var i = 0; i < _sends.Count; i++)
            if (_sends[i].Key != Slot.None) _indexes.Add(new NumberKey(_sends[i].Key), i);
    }

    /// <summary>Assigns an event that states no sending to the latest that had begun, allowing for different clocks.</summary>
    private void Place(ReadOnlySpan<Entry> entries, Span<int> sendOf)
    {
        for (var i = 0; i < entries.Length; i++)
            sendOf[i] = entries[i].Send != Slot.None
                ? _indexes[new NumberKey(entries[i].Send)]
                // An event before all sendings goes to the first.
                : Math.Max(0, LatestUpTo(entries[i].At + _clocks));
        foreach (var (entry, sending) in _joined) sendOf[entry] = IndexOf(sending);
    }

    private int IndexOf(Sending sending) =>
        sending.Key != Slot.None ? _indexes[new NumberKey(sending.Key)] : _sends.BinarySearch(sending, Comparer<Sending>.Create(Compare));

    /// <summary>The index of the last sending that began at or before an instant; −1 for none.</summary>
    private int LatestUpTo(long at)
    {
        int low = 0, high = _sends.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sends[middle].Beginning <= at) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }

    private static bool Begins(in Entry entry) => entry.Type is EventType.Sent or EventType.NotSent;

    private int Compare(Sending x, Sending y)
    {
        if (x.Beginning != y.Beginning) return x.Beginning.CompareTo(y.Beginning);
        if (x.Key == y.Key) return 0;
        if (x.Key == Slot.None || y.Key == Slot.None) return x.Key == Slot.None ? -1 : 1;
        return words.Texts[x.Key].SequenceCompareTo(words.Texts[y.Key]);
    }

    /// <summary>When a stated sending began: its earliest event, and its earliest sent or notSent event.</summary>
    private readonly record struct Begun(long First, long Told)
    {
        public static Begun Never => new(MessageState.Never, MessageState.Never);

        public long At => Told != MessageState.Never ? Told : First;

        public Begun With(long at, bool tells) => new(Math.Min(First, at), tells ? Math.Min(Told, at) : Told);
    }
}
