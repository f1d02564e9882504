using System.Runtime.CompilerServices;
using CampaignMetrics.Events;

namespace CampaignMetrics.Messages.Store;

/// <summary>One event in a message's log: its length, its id, then type and actor in one byte, the time since the event before it, and slots. About 15 to 25 bytes.</summary>
internal static class EventRecord
{
    /// <summary>The longest record: length, id, head, time, address and three slots.</summary>
    public const int MaxLength = 2 + EventIdCode.MaxLength + 1 + 2 * VarInt.MaxLength + 3 * 5;

    private const int TypeShift = 4, StatedShift = 2, PrefetchBit = 2, TypeMask = 0xF;

    /// <param name="target">At least <see cref="MaxLength"/> long.</param>
    /// <param name="idCode">The id's code.</param>
    /// <param name="entry">The rest.</param>
    /// <param name="previous">The time of the log's last event; 0 for the first.</param>
    /// <returns>How many bytes it took.</returns>
    public static int Write(Span<byte> target, ReadOnlySpan<byte> idCode, in Entry entry, long previous)
    {
        var at = 1;
        idCode.CopyTo(target[at..]);
        at += idCode.Length;
        target[at++] = (byte)((int)entry.Type << TypeShift | ((int?)entry.Stated + 1 ?? 0) << StatedShift | (entry.Prefetch ? PrefetchBit : 0));
        at += VarInt.Write(target[at..], VarInt.Zigzag(entry.At - previous));
        if (entry.IsRequest)
        {
            at += VarInt.Write(target[at..], (uint)(entry.Agent + 1));
            at += VarInt.Write(target[at..], (ulong)(entry.Address + 1));
            at += VarInt.Write(target[at..], (uint)(entry.Place + 1));
        }
        if (HasDetail(entry.Type)) at += VarInt.Write(target[at..], (uint)(entry.Detail + 1));
        var length = at - 1;
        var lengthBytes = length < 0x80 ? 1 : 2;
        if (lengthBytes > 1) target[1..at].CopyTo(target[lengthBytes..]);
        VarInt.Write(target, (uint)length);
        return lengthBytes + length;
    }

    /// <summary>Whether a log holds an id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(ReadOnlySpan<byte> log, ReadOnlySpan<byte> idCode)
    {
        // The last byte tells most ids apart: their beginnings are often alike.
        int last = idCode.Length - 1, ending = idCode[last];
        for (var at = 0; at < log.Length;)
        {
            var length = (int)VarInt.Read(log, ref at);
            if (last < length && log[at + last] == ending && log.Slice(at, length).StartsWith(idCode)) return true;
            at += length;
        }
        return false;
    }

    /// <summary>Takes the first record off a log, without its length.</summary>
    public static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> log)
    {
        var at = 0;
        var length = (int)VarInt.Read(log, ref at);
        var record = log.Slice(at, length);
        log = log[(at + length)..];
        return record;
    }

    /// <param name="record">The record, without its length.</param>
    /// <param name="last">The time of the event before it; then of this one.</param>
    public static Entry Read(ReadOnlySpan<byte> record, ref long last)
    {
        var at = EventIdCode.LengthAt(record);
        int head = record[at++];
        last += VarInt.Unzigzag(VarInt.Read(record, ref at));
        var type = (EventType)(head >> TypeShift & TypeMask);
        var stated = head >> StatedShift & 3;
        var entry = new Entry(type, last, stated > 0 ? (Actor)(stated - 1) : null) { Prefetch = (head & PrefetchBit) != 0 };
        if (entry.IsRequest)
        {
            entry.Agent = Slot(record, ref at);
            entry.Address = (long)VarInt.Read(record, ref at) - 1;
            entry.Place = Slot(record, ref at);
        }
        if (HasDetail(type)) entry.Detail = Slot(record, ref at);
        return entry;
    }

    private static int Slot(ReadOnlySpan<byte> record, ref int at) => (int)VarInt.Read(record, ref at) - 1;

    private static bool HasDetail(EventType type) => type
        is EventType.Clicked or EventType.Viewed or EventType.Bounced or EventType.Deferred or EventType.NotSent
        or EventType.Unsubscribed or EventType.Resubscribed or EventType.Converted;
}
