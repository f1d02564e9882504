namespace CampaignMetrics.Messages.Store;

/// <summary>Finds ids in the logs of messages with very many events, where looking through them all would take too long.</summary>
internal sealed class LongLogs(bool exactIds)
{
    private readonly EventIdSet _ids = new();
    private readonly HashSet<int> _messages = [];

    public long Bytes => _ids.Bytes + _messages.Capacity * 16L;

    /// <summary>Whether the message's log holds the id, which is taken to be added now if not.</summary>
    public bool Knows(int message, ReadOnlySpan<byte> log, ReadOnlySpan<byte> idCode)
    {
        if (_messages.Add(message)) Learn(message, log);
        return !_ids.Add(KeyedHash.Hash128(idCode, (ulong)message)) && (!exactIds || EventRecord.Holds(log, idCode));
    }

    private void Learn(int message, ReadOnlySpan<byte> log)
    {
        while (!log.IsEmpty)
        {
            var record = EventRecord.Next(ref log);
            _ids.Add(KeyedHash.Hash128(record[..EventIdCode.LengthAt(record)], (ulong)message));
        }
    }
}
