namespace CampaignMetrics.Messages.Store;

/// <summary>Finds ids in the logs of messages with very many events, where looking through them all would take too long.</summary>
internal sealed class LongLogs(bool exactIds)
{
    private readonly EventIdSet _ids = new();
    private readonly Dictionary<int, long> _lastAt = [];

    public long Bytes => _ids.Bytes + _lastAt.Capacity * 32L;

    /// <summary>Whether the message's log holds the id, which is taken to be added now if not; and the time of the log's last event.</summary>
    public bool Knows(int message, ReadOnlySpan<byte> log, ReadOnlySpan<byte> idCode, long at, out long last)
    {
        if (!_lastAt.TryGetValue(message, out last)) last = Learn(message, log);
        if (!_ids.Add(KeyedHash.Hash128(idCode, (ulong)message)) && (!exactIds || EventRecord.Holds(log, idCode, out _))) return true;
        _lastAt[message] = at;
        return false;
    }

    private long Learn(int message, ReadOnlySpan<byte> log)
    {
        var last = 0L;
        while (!log.IsEmpty)
        {
            var record = EventRecord.Next(ref log);
            _ids.Add(KeyedHash.Hash128(record[..EventIdCode.LengthAt(record)], (ulong)message));
            last = EventRecord.Read(record, ref last).At;
        }
        return last;
    }
}
