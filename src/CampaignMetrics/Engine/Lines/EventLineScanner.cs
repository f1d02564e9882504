using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Engine.Lines;

/// <summary>
/// The fast path for common event lines: no escapes, no control characters, no nesting but lists and tags. It gives up on any other line
/// and leaves it to <see cref="EventLineReader"/>, which also explains why a line is no event. Not thread-safe.
/// </summary>
/// <remarks>
/// <para><see cref="QuotePlaces"/> finds all quotes of a line with vector instructions, and <see cref="QuoteCursor"/> jumps from quote to
/// quote; texts are never searched byte by byte.</para>
/// </remarks>
internal sealed class EventLineScanner
{
    // Copied from the schema, since code compiled ahead looks up static fields on each access, and these are read for each property.
    private readonly NameTable _names = EventSchema.Names;
    private readonly PropertyRow[] _rows = [.. EventSchema.Properties];
    private readonly PropertySet _singleTexts = EventSchema.SingleTexts, _texts = EventSchema.Texts;
    private readonly ushort[] _quotes = new ushort[QuotePlaces.Room];

    /// <summary>Reads a line, if it is a common one.</summary>
    /// <returns>Whether it succeeded; if not, the fields hold nothing usable.</returns>
    public bool TryScan(ArraySegment<byte> segment, EventFields fields)
    {
        ReadOnlySpan<byte> line = segment;
        if (!QuotePlaces.TryFind(line, _quotes) || line[0] != '{') return false;
        fields.Begin(segment);
        var cursor = new QuoteCursor(line, _quotes) { At = 1 };
        do
        {
            if (!cursor.TryText(out var start, out var length) || !cursor.TryPass((byte)':')) return false;
            var property = _names.Find(cursor.Line, start, length) is >= 0 and var index ? (EventProperty)index : EventProperty.Unknown;
            if (!cursor.IsAtText || !_singleTexts.Has(property))
            {
                // A copy is passed: a reference to the cursor itself would keep it out of registers.
                var aside = cursor;
                if (!TryOther(cursor.Line, ref aside, property, fields)) return false;
                cursor = aside;
                continue;
            }
            if (!cursor.TryText(out start, out length)) return false;
            if (_texts.Has(property)) fields.SetText(property, fields.InLine(start, length));
            else if (EventValues.Take(_rows[(int)property], fields.InLine(start, length), fields) is not null) return false;
        }
        while (cursor.TryPass((byte)','));
        return cursor.TryPass((byte)'}') && cursor.Next == 0 && cursor.IsAtEnd && EventValues.Finish(fields) is null;
    }

    /// <summary>Reads a value that is no string, or whose property does not hold a single text.</summary>
    private static bool TryOther(ReadOnlySpan<byte> line, ref QuoteCursor cursor, EventProperty property, EventFields fields)
    {
        if (property == EventProperty.Unknown) return TryUnknown(line, ref cursor);
        var row = EventSchema.Of(property);
        return cursor.Next switch
        {
            (byte)'n' => TryWord(line, ref cursor, "null"u8),
            (byte)'"' or (byte)'[' => row.Kind == PropertyKind.Texts && TryTexts(line, ref cursor, property, fields),
            (byte)'{' => row.Kind == PropertyKind.Tags && TryTags(line, ref cursor, property, fields),
            (byte)'t' => row.Kind == PropertyKind.Flag && TryFlag(line, ref cursor, property, isSet: true, fields),
            (byte)'f' => row.Kind == PropertyKind.Flag && TryFlag(line, ref cursor, property, isSet: false, fields),
            _ => TryNumber(line, ref cursor, out var number)
                && row.Kind is PropertyKind.Seconds or PropertyKind.Decimal && EventValues.TakeNumber(row, number, fields) is null,
        };
    }

    private static bool TryUnknown(ReadOnlySpan<byte> line, ref QuoteCursor cursor) => cursor.Next switch
    {
        (byte)'"' => cursor.TryText(out _, out _),
        (byte)'n' => TryWord(line, ref cursor, "null"u8),
        (byte)'t' => TryWord(line, ref cursor, "true"u8),
        (byte)'f' => TryWord(line, ref cursor, "false"u8),
        _ => TryNumber(line, ref cursor, out _),
    };

    private static bool TryFlag(ReadOnlySpan<byte> line, ref QuoteCursor cursor, EventProperty property, bool isSet, EventFields fields)
    {
        EventValues.TakeFlag(property, isSet, fields);
        return TryWord(line, ref cursor, isSet ? "true"u8 : "false"u8);
    }

    private static bool TryWord(ReadOnlySpan<byte> line, ref QuoteCursor cursor, ReadOnlySpan<byte> word)
    {
        if (!line[cursor.At..].StartsWith(word)) return false;
        cursor.At += word.Length;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> line, ref QuoteCursor cursor, out ReadOnlySpan<byte> number)
    {
        number = line.Slice(cursor.At, JsonNumber.LengthAt(line[cursor.At..]));
        cursor.At += number.Length;
        return !number.IsEmpty;
    }

    private static bool TryTexts(ReadOnlySpan<byte> line, ref QuoteCursor cursor, EventProperty property, EventFields fields)
    {
        var begin = fields.Scratch.Used;
        var isArray = cursor.TryPass((byte)'[');
        if (!isArray || !cursor.TryPass((byte)']'))
        {
            do
            {
                if (!cursor.TryText(out var start, out var length)) return false;
                fields.Scratch.Pack(line.Slice(start, length));
            }
            while (isArray && cursor.TryPass((byte)','));
            if (isArray && !cursor.TryPass((byte)']')) return false;
        }
        fields.SetText(property, fields.InScratch(begin));
        return true;
    }

    private static bool TryTags(ReadOnlySpan<byte> line, ref QuoteCursor cursor, EventProperty property, EventFields fields)
    {
        var begin = fields.Scratch.Used;
        cursor.At++;
        if (!cursor.TryPass((byte)'}'))
        {
            do
            {
                if (!cursor.TryText(out var start, out var length) || !cursor.TryPass((byte)':')) return false;
                fields.Scratch.Pack(line.Slice(start, length));
                if (!cursor.TryText(out start, out length)) return false;
                fields.Scratch.Pack(line.Slice(start, length));
            }
            while (cursor.TryPass((byte)','));
            if (!cursor.TryPass((byte)'}')) return false;
        }
        fields.Scratch.SortTags(begin);
        fields.SetText(property, fields.InScratch(begin));
        return true;
    }
}
