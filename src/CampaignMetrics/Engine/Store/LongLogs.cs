using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Store;

/// <summary>Finds events by type and id in the logs of messages with very many of them, where looking through them all would take too
/// long.</summary>
internal sealed class LongLogs(LogArena logs)
{
    /// <summary>For each event of a long log a keyed hash and its place; no hash is zero, which is free.</summary>
    private (ulong Hash, long Place)[] _events = new (ulong, long)[1024];
    private readonly Dictionary<NumberKey, long> _bytes = [];
    private int _count;

    public long Bytes => _events.Length * 16L + _bytes.Capacity * 24L;

    /// <summary>The record of a type with an id, without its length; empty where there is none.</summary>
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

    /// <summary>Takes note of an event that was appended, if its message's log is one of these.</summary>
    public void Add(int message, ReadOnlySpan<byte> idCode, EventType type, long place, int length)
    {
        if (!_bytes.TryGetValue(new NumberKey(message), out var bytes)) return;
        _bytes[new NumberKey(message)] = bytes + length;
        Add(HashOf(message, idCode, type), place);
    }

    /// <summary>How long the log of a message is that was looked into.</summary>
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

    /// <summary>Gives the place of a record that another took the place of to that other.</summary>
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
        Math.Max(1, (ulong)KeyedHash.Hash128(idCode, (ulong)message << 4 | (uint)type));
}
