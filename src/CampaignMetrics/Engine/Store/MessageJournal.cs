using System.Runtime.InteropServices;

namespace CampaignMetrics.Engine.Store;

/// <summary>Remembers how messages of a store were at earlier positions, so that sums that were made then can be renewed: what a message
/// added then is taken out of them, and what it adds now is put in. Guarded by the store's lock.</summary>
/// <remarks>
/// <para>Logs only grow, and their chunks never move. So an earlier message is its slot of that time: a copy of 32 bytes, kept when the
/// message gets its first event after a position.</para>
/// <para>It begins anew when it cannot tell any more how a message was: when an event was replaced by another copy of it, and when it
/// would take more memory than its use is worth. Positions of before are then out of date.</para>
/// </remarks>
internal sealed class MessageJournal
{
    /// <summary>The largest share of the messages that it keeps, and the least number: beyond that, counting all anew is not much
    /// slower.</summary>
    private const int LargestShare = 8, LeastLimit = 1 << 10;

    private readonly List<Earlier> _earlier = [];
    private readonly Dictionary<int, long> _latest = [];

    // The latest position that somebody knows.
    private long _marked;
    private int _generation;
    private bool _isKnown;

    /// <summary>The present position. From now on changes are remembered.</summary>
    public JournalPosition Mark()
    {
        _isKnown = true;
        _marked = End;
        return new JournalPosition(_generation, End);
    }

    /// <summary>Whether it can tell how messages were at a position.</summary>
    public bool Reaches(JournalPosition position) => position.Generation == _generation;

    /// <summary>Remembers a message that is about to get an event.</summary>
    /// <param name="message">Its index in the store.</param>
    /// <param name="slot">Its slot, still without the event.</param>
    /// <param name="messages">How many messages the store has.</param>
    public void Note(int message, in MessageSlot slot, int messages)
    {
        if (!_isKnown) return;
        ref var latest = ref CollectionsMarshal.GetValueRefOrAddDefault(_latest, message, out var isNoted);
        // Nobody knows a position between that and now.
        if (isNoted && latest >= _marked) return;
        _earlier.Add(new Earlier(message, isNoted ? latest : -1, slot));
        latest = End - 1;
        if (_earlier.Count > LimitOf(messages)) BeginAnew();
    }

    /// <summary>A message as it was at a position that <see cref="Reaches"/> was true for.</summary>
    /// <param name="message">Its index in the store.</param>
    /// <param name="position">The position.</param>
    /// <param name="slot">The slot as it is now.</param>
    public MessageSlot At(int message, JournalPosition position, in MessageSlot slot)
    {
        if (!Reaches(position) || !_latest.TryGetValue(message, out var index)) return slot;
        var found = slot;
        for (; index >= position.Index; index = this[index].Before) found = this[index].Slot;
        return found;
    }

    /// <summary>The messages that changed after a position, each once.</summary>
    public IEnumerable<int> Since(JournalPosition position)
    {
        for (var index = position.Index; index < End; index++)
            if (this[index].Before < position.Index) yield return this[index].Message;
    }

    /// <summary>Whether it holds half of what it may.</summary>
    /// <param name="messages">How many messages the store has.</param>
    public bool IsHalfFull(int messages) => _earlier.Count > LimitOf(messages) / 2;

    /// <summary>Puts all positions out of date, and remembers nothing until the next <see cref="Mark"/>.</summary>
    public void BeginAnew()
    {
        _earlier.Clear();
        _latest.Clear();
        (_marked, _isKnown) = (0, false);
        _generation++;
    }

    private static int LimitOf(int messages) => Math.Max(messages / LargestShare, LeastLimit);

    private long End => _earlier.Count;

    private Earlier this[long index] => _earlier[(int)index];

    /// <param name="Message">The message.</param>
    /// <param name="Before">The position of the element with the same message before this one; less than any position for none.</param>
    /// <param name="Slot">How the message was.</param>
    private readonly record struct Earlier(int Message, long Before, MessageSlot Slot);
}

/// <summary>A position in a journal.</summary>
internal readonly record struct JournalPosition(int Generation, long Index);
