using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>The binary format of one event in a message's log: its length, its id, then its facts, which are type and actor in one byte,
/// the time relative to the message's first event, and slots. About 15 to 25 bytes, plus the recipient's values in its link.</summary>
/// <remarks>
/// <para>Times and segments are written relative to the message's <see cref="RecordBase"/> alone, so exact copies of an event are equal
/// bytes. Snapshots and spilled streams hold the same records.</para>
/// </remarks>
internal static class EventRecord
{
    /// <summary>The maximum length of the facts without values: head, rare byte, time, address, six slots and the length of the
    /// values.</summary>
    public const int MaxFactsButValues = sizeof(ushort) + sizeof(byte) + 2 * VarInt.MaxLength + 6 * 5 + sizeof(ushort);

    /// <summary>The maximum length of the facts.</summary>
    public const int MaxFacts = MaxFactsButValues + PackedValues.MaxLength;

    /// <summary>The maximum length of a record: length, id and facts.</summary>
    public const int MaxLength = 2 + EventIdCode.MaxLength + MaxFacts;

    /// <summary>The type of a record that another copy of its event replaced: the number after those of <see cref="EventType"/>.</summary>
    private const int Dead = EventSchema.TypeCount;

    // The head, from its lowest bit on: type, stated actor plus 1, whether rare properties follow, whether segments follow. It takes two
    // bytes once the types outgrow one. Constants, since code compiled ahead would look up static fields on each access.
    private const int TypeBits = EventSchema.TypeCount < 1 << 4 ? 4 : 7, StatedBits = EventSchema.ActorCount < 1 << 2 ? 2 : 4;
    private const int RareBit = 1 << TypeBits + StatedBits, SegmentsBit = RareBit << 1;
    private const int TypeMask = (1 << TypeBits) - 1, StatedMask = (1 << StatedBits) - 1;
    private static int HeadLength => TypeBits + StatedBits + 2 <= 8 ? sizeof(byte) : sizeof(ushort);

    // Rare properties have a byte of their own, which says which of them follow.
    private const int HasHeaders = 1, HasSend = 2, HasValues = 4;

    /// <summary>The length of a record with so many bytes of id and facts.</summary>
    public static int LengthOf(int content) => content + (content < 0x80 ? 1 : 2);

    /// <summary>Writes a record.</summary>
    /// <param name="target">As long as the record, or longer.</param>
    /// <param name="idCode">The id's code.</param>
    /// <param name="facts">What <see cref="WriteFacts"/> wrote.</param>
    /// <returns>The record's length, in bytes.</returns>
    public static int Write(Span<byte> target, ReadOnlySpan<byte> idCode, ReadOnlySpan<byte> facts)
    {
        var head = VarInt.Write(target, (uint)(idCode.Length + facts.Length));
        idCode.CopyTo(target[head..]);
        facts.CopyTo(target[(head + idCode.Length)..]);
        return head + idCode.Length + facts.Length;
    }

    /// <summary>Writes the facts of an event: all but its id.</summary>
    /// <param name="target">At least <see cref="MaxFactsButValues"/> and the values long.</param>
    /// <param name="entry">The event.</param>
    /// <param name="segments">The set of segments that it states.</param>
    /// <param name="values">The recipient's values in its link, packed.</param>
    /// <param name="from">The base to which the message's records are relative.</param>
    /// <returns>The length of the facts, in bytes.</returns>
    public static int WriteFacts(Span<byte> target, in Entry entry, int segments, ReadOnlySpan<byte> values, RecordBase from)
    {
        var rare = (entry.Headers != Slot.None ? HasHeaders : 0) | (entry.Send != Slot.None ? HasSend : 0)
            | (values.IsEmpty ? 0 : HasValues);
        var hasSegments = segments != from.Segments;
        var row = EventSchema.Of(entry.Type);
        WriteHead(target, (int)entry.Type | entry.StatedCode << TypeBits | (rare != 0 ? RareBit : 0) | (hasSegments ? SegmentsBit : 0));
        var at = HeadLength;
        VarInt.Write(target, ref at, VarInt.Zigzag(entry.At - from.At));
        if (hasSegments) VarInt.Write(target, ref at, (uint)segments);
        if (rare != 0) at += WriteRare(target[at..], rare, entry, values);
        if (row.IsRequest)
        {
            // Plus 1, so that Slot.None is written as 0, which takes one byte.
            VarInt.Write(target, ref at, (uint)(entry.Agent + 1));
            VarInt.Write(target, ref at, (ulong)(entry.Address + 1));
            VarInt.Write(target, ref at, (uint)(entry.Place + 1));
        }
        if (row.Detail is not null) VarInt.Write(target, ref at, (uint)(entry.Detail + 1));
        return at;
    }

    /// <summary>Finds the record with this id and type, without its length; empty if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<byte> Find(Span<byte> records, ReadOnlySpan<byte> idCode, EventType type)
    {
        // The last byte is compared first, since it tells most ids apart: they often begin alike.
        int last = idCode.Length - 1, ending = idCode[last];
        for (var at = 0; at < records.Length;)
        {
            var length = (int)VarInt.Read(records, ref at);
            if (last < length && records[at + last] == ending && IsOf(records.Slice(at, length), idCode, type))
                return records.Slice(at, length);
            at += length;
        }
        return default;
    }

    /// <summary>Whether a record, without its length, has this id and type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOf(ReadOnlySpan<byte> record, ReadOnlySpan<byte> idCode, EventType type) =>
        idCode.Length < record.Length && (record[idCode.Length] & TypeMask) == (int)type && record.StartsWith(idCode);

    /// <summary>The first record, without its length.</summary>
    /// <param name="records">The records.</param>
    /// <param name="length">Receives its length in bytes, the length prefix included.</param>
    public static Span<byte> First(Span<byte> records, out int length)
    {
        var at = 0;
        var own = (int)VarInt.Read(records, ref at);
        length = at + own;
        return records.Slice(at, own);
    }

    /// <summary>Removes the first record from a span of records, and returns it without its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // so that the span stays in registers
    public static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> log)
    {
        var at = 0;
        var length = (int)VarInt.Read(log, ref at);
        var record = log.Slice(at, length);
        log = log[(at + length)..];
        return record;
    }

    /// <summary>Marks a record as dead: readers skip it. It keeps its place, since nothing is ever removed from a log.</summary>
    public static void Kill(Span<byte> record) => KillAt(record[EventIdCode.LengthAt(record)..]);

    /// <summary>Whether the record is dead: another copy of its event replaced it.</summary>
    public static bool IsDead(ReadOnlySpan<byte> record) => IsDead(TypeAt(record));

    /// <summary>Whether a record with this <see cref="TypeAt"/> is dead.</summary>
    public static bool IsDead(EventType type) => (int)type == Dead;

    public static EventType TypeAt(ReadOnlySpan<byte> record) => (EventType)(record[EventIdCode.LengthAt(record)] & TypeMask);

    /// <summary>Reads a record into an entry in place; entries are large, so returning one would copy it.</summary>
    /// <param name="record">The record, without its length; not a dead one.</param>
    /// <param name="from">The base to which the message's records are relative.</param>
    /// <param name="entry">Receives the event.</param>
    /// <param name="values">Receives the recipient's values in its link, packed; they lie in the record.</param>
    public static void Read(ReadOnlySpan<byte> record, RecordBase from, scoped ref Entry entry, out ReadOnlySpan<byte> values)
    {
        values = default;
        var idCode = record[..EventIdCode.LengthAt(record)];
        var at = idCode.Length;
        var head = ReadHead(record[at..]);
        at += HeadLength;
        var time = from.At + VarInt.Unzigzag(VarInt.Read(record, ref at));
        var row = EventSchema.Of((EventType)(head & TypeMask));
        var stated = head >> TypeBits & StatedMask;
        entry = new Entry(row.Type, time, stated > 0 ? (Actor)(stated - 1) : null);
        entry.IdPlace = EventIdCode.PlaceOf(idCode);
        entry.Segments = (head & SegmentsBit) != 0 ? (int)VarInt.Read(record, ref at) : from.Segments;
        if ((head & RareBit) != 0) at = ReadRare(record, at, ref entry, out values);
        if (row.IsRequest)
        {
            entry.Agent = SlotAt(record, ref at);
            entry.Address = (long)VarInt.Read(record, ref at) - 1;
            entry.Place = SlotAt(record, ref at);
        }
        if (row.Detail is not null) entry.Detail = SlotAt(record, ref at);
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, RecordBase, ref Entry, out ReadOnlySpan{byte})"/>
    public static Entry Read(ReadOnlySpan<byte> record, RecordBase from, out ReadOnlySpan<byte> values)
    {
        Entry entry = default;
        Read(record, from, ref entry, out values);
        return entry;
    }

    private static int WriteRare(Span<byte> target, int rare, in Entry entry, ReadOnlySpan<byte> values)
    {
        target[0] = (byte)rare;
        var at = sizeof(byte);
        if ((rare & HasHeaders) != 0) VarInt.Write(target, ref at, (uint)entry.Headers);
        if ((rare & HasSend) != 0) VarInt.Write(target, ref at, (uint)entry.Send);
        if ((rare & HasValues) == 0) return at;
        VarInt.Write(target, ref at, (uint)values.Length);
        values.CopyTo(target[at..]);
        return at + values.Length;
    }

    /// <returns>The place behind the rare properties.</returns>
    private static int ReadRare(ReadOnlySpan<byte> record, int at, scoped ref Entry entry, out ReadOnlySpan<byte> values)
    {
        values = default;
        var rare = record[at++];
        if ((rare & HasHeaders) != 0) entry.Headers = (int)VarInt.Read(record, ref at);
        if ((rare & HasSend) != 0) entry.Send = (int)VarInt.Read(record, ref at);
        if ((rare & HasValues) == 0) return at;
        var length = (int)VarInt.Read(record, ref at);
        values = record.Slice(at, length);
        return at + length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SlotAt(ReadOnlySpan<byte> record, ref int at) => (int)VarInt.Read(record, ref at) - 1;

    private static void WriteHead(Span<byte> target, int head)
    {
        target[0] = (byte)head;
        if (HeadLength > 1) target[1] = (byte)(head >> 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadHead(ReadOnlySpan<byte> head) => HeadLength > 1 ? head[0] | head[1] << 8 : head[0];

    private static void KillAt(Span<byte> head) => head[0] = (byte)(head[0] & ~TypeMask | Dead);
}

/// <summary>The base to which a message's records are relative: the time of its first event to arrive and the segments that it stated.
/// Later events nearly always state the same segments, which then take no room.</summary>
internal readonly record struct RecordBase(long At, int Segments);
