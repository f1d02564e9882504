using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Store;

/// <summary>A hash index of events by message, id and type, for messages with so many events that a search of their logs would take too
/// long. Not thread-safe.</summary>
/// <remarks>
/// <para>Without it, n events of one message would take n² steps to tell duplicates apart. A message enters the index when it is first
/// looked up as a long one.</para>
/// </remarks>
internal sealed class LongLogs(LogArena logs)
{
    /// <summary>An open-addressing table: for each event a keyed hash and its offset in the arena. Hash 0 marks a free place.</summary>
    private (ulong Hash, long Place)[] _events = new (ulong, long)[1024];

    // The length of the log of each message in the index.
    private readonly Dictionary<NumberKey, long> _bytes = [];
    private int _count;

    public long Bytes => _events.Length * 16L + _bytes.Capacity * 24L;

    /// <summary>Finds the record with this id and type, without its length; empty if there is none.</summary>
    public Span<byte> Find(int message, in MessageSlot slot, ReadOnlySpan<byte> idCode, EventType type)
    {
        if (!_bytes.ContainsKey(new NumberKey(message))) Learn(message, slot);
        var hash = HashOf(message, idCode, type);
        for (var i = (int)hash & _events.Length - 1; _events[i].Hash != 0; i = i + 1 & _events.Length - 1)
        {
            if (_events[i].Hash != hash) continue;
            var record = logs.RecordAt(_events[i].Place, out _);
            if (EventRecord.IsOf(record, idCode, type)) return record;
        }
        return default;
    }

    /// <summary>Adds an event that was appended, if its message is in the index.</summary>
    public void Add(int message, ReadOnlySpan<byte> idCode, EventType type, long place, int length)
    {
        if (!_bytes.TryGetValue(new NumberKey(message), out var bytes)) return;
        _bytes[new NumberKey(message)] = bytes + length;
        Add(HashOf(message, idCode, type), place);
    }

    /// <summary>The length of a log in bytes; only for a message that was looked up before.</summary>
    public long BytesOf(int message) => _bytes[new NumberKey(message)];

    private void Learn(int message, in MessageSlot slot)
    {
        var places = logs.PlacesOf(slot);
        _bytes.Add(new NumberKey(message), places.Sum(chunk => chunk.To - chunk.From));
        foreach (var chunk in places)
            for (var (place, end) = chunk; place < end;)
            {
                ReadOnlySpan<byte> record = logs.RecordAt(place, out var length);
                if (!EventRecord.IsDead(record))
                    Add(HashOf(message, record[..EventIdCode.LengthAt(record)], EventRecord.TypeAt(record)), place);
                place += length;
            }
    }

    private void Add(ulong hash, long place)
    {
        if (TryReplace(hash, place)) return;
        if (_count * 4L >= _events.Length * 3L) Grow();
        Put(_events, hash, place);
        _count++;
    }

    private void Grow()
    {
        var larger = new (ulong, long)[checked(_events.Length * 2)];
        foreach (var (hash, place) in _events)
            if (hash != 0) Put(larger, hash, place);
        _events = larger;
    }

    private static void Put((ulong Hash, long Place)[] events, ulong hash, long place)
    {
        var i = (int)hash & events.Length - 1;
        while (events[i].Hash != 0) i = i + 1 & events.Length - 1;
        events[i] = (hash, place);
    }

    /// <summary>Lets the entry of a dead record point to the record that replaced it, so that copies do not make the table grow.</summary>
    private bool TryReplace(ulong hash, long place)
    {
        for (var i = (int)hash & _events.Length - 1; _events[i].Hash != 0; i = i + 1 & _events.Length - 1)
        {
            if (_events[i].Hash != hash || !EventRecord.IsDead(logs.RecordAt(_events[i].Place, out _))) continue;
            _events[i].Place = place;
            return true;
        }
        return false;
    }

    private static ulong HashOf(int message, ReadOnlySpan<byte> idCode, EventType type) =>
        // Max, since 0 marks a free place.
        Math.Max(1, (ulong)KeyedHash.Hash128(idCode, (ulong)message << 4 | (uint)type));
}
