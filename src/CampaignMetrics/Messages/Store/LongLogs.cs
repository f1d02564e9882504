namespace CampaignMetrics.Messages.Store;

/// <summary>Finds ids in the logs of messages with very many events, where looking through them all would take too long.</summary>
internal sealed class LongLogs(LogArena logs, bool exactIds)
{
    private readonly EventIdSet _ids = new();
    private readonly HashSet<NumberKey> _messages = [];

    public long Bytes => _ids.Bytes + _messages.Capacity * 24L;

    /// <summary>Whether the message's log holds the id, which is taken to be added now if not.</summary>
    public bool Knows(int message, in MessageSlot slot, ReadOnlySpan<byte> idCode)
    {
        if (_messages.Add(new NumberKey(message))) Learn(message, slot);
        return !_ids.Add(KeyedHash.Hash128(idCode, (ulong)message)) && (!exactIds || logs.Holds(slot, idCode));
    }

    private void Learn(int message, in MessageSlot slot)
    {
        foreach (var records in logs.ChunksOf(slot))
            for (var rest = records; !rest.IsEmpty;)
            {
                var record = EventRecord.Next(ref rest);
                _ids.Add(KeyedHash.Hash128(record[..EventIdCode.LengthAt(record)], (ulong)message));
            }
    }
}
