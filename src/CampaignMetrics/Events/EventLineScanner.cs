namespace CampaignMetrics.Events;

/// <summary>Reads the common event line fast: no escapes, no control characters, no nesting but lists and tags. Whatever else it meets, it leaves the line to <see cref="EventLineReader"/>, which also says why a line is no event.</summary>
internal sealed class EventLineScanner(TextScratch scratch)
{
    private readonly ulong[] _quotes = new ulong[QuoteMarks.Words];

    /// <returns>Whether it could; if not, the fields are not to be used.</returns>
    public bool TryScan(ReadOnlySpan<byte> line, ref EventFields fields)
    {
        if (!QuoteMarks.TryMark(line, _quotes) || line[0] != '{') return false;
        fields.Clear();
        var given = new GivenProperties();
        var cursor = new QuoteCursor(line, _quotes) { At = 1 };
        do
        {
            if (!cursor.TryText(out var start, out var length) || !cursor.TryPass((byte)':')) return false;
            var property = EventNames.Property(line, start, length);
            if (cursor.Next != '"' || property >= EventProperty.List)
            {
                var aside = cursor;
                if (!TryOther(line, ref aside, property, ref fields, ref given)) return false;
                cursor = aside;
                continue;
            }
            if (!cursor.TryText(out start, out length)) return false;
            if (EventValues.Take(property, line.Slice(start, length), ref fields, ref given) is not null) return false;
        }
        while (cursor.TryPass((byte)','));
        return cursor.TryPass((byte)'}') && cursor.Next == 0 && cursor.IsAtEnd && given.Finish(ref fields) is null;
    }

    /// <summary>Takes a value that is no string, or whose property is not a single text.</summary>
    private bool TryOther(ReadOnlySpan<byte> line, ref QuoteCursor cursor, EventProperty property, ref EventFields fields, ref GivenProperties given)
    {
        switch (cursor.Next)
        {
            case (byte)'"':
                if (property == EventProperty.List) return TryLists(line, ref cursor, ref fields);
                return property == EventProperty.Unknown && cursor.TryText(out _, out _);
            case (byte)'[':
                return property == EventProperty.List && TryLists(line, ref cursor, ref fields);
            case (byte)'{':
                return property == EventProperty.Tags && TryTags(line, ref cursor, ref fields);
            case (byte)'n':
                return TryWord(line, ref cursor, "null"u8);
            case (byte)'t' when property is EventProperty.Unknown or EventProperty.Bot:
                given.Bot |= property == EventProperty.Bot;
                return TryWord(line, ref cursor, "true"u8);
            case (byte)'f' when property is EventProperty.Unknown or EventProperty.Bot:
                given.Bot &= property != EventProperty.Bot;
                return TryWord(line, ref cursor, "false"u8);
            default:
                return TryNumber(line, ref cursor, property, ref fields);
        }
    }

    private static bool TryWord(ReadOnlySpan<byte> line, ref QuoteCursor cursor, ReadOnlySpan<byte> word)
    {
        if (!line[cursor.At..].StartsWith(word)) return false;
        cursor.At += word.Length;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> line, ref QuoteCursor cursor, EventProperty property, ref EventFields fields)
    {
        var number = line.Slice(cursor.At, JsonNumber.LengthAt(line[cursor.At..]));
        cursor.At += number.Length;
        if (number.IsEmpty) return false;
        return property switch
        {
            EventProperty.Unknown => true,
            EventProperty.Seconds => EventValues.TakeSeconds(number, ref fields) is null,
            EventProperty.Amount => EventValues.TakeAmount(number, ref fields) is null,
            _ => false,
        };
    }

    private bool TryLists(ReadOnlySpan<byte> line, ref QuoteCursor cursor, ref EventFields fields)
    {
        var begin = scratch.Used;
        var isArray = cursor.TryPass((byte)'[');
        if (!isArray || !cursor.TryPass((byte)']'))
        {
            do
            {
                if (!cursor.TryText(out var start, out var length)) return false;
                scratch.Pack(line.Slice(start, length));
            }
            while (isArray && cursor.TryPass((byte)','));
            if (isArray && !cursor.TryPass((byte)']')) return false;
        }
        fields.Lists = scratch.Lists(begin);
        fields.Given = fields.Given.With(EventProperty.List);
        return true;
    }

    private bool TryTags(ReadOnlySpan<byte> line, ref QuoteCursor cursor, ref EventFields fields)
    {
        var begin = scratch.Used;
        cursor.At++;
        if (!cursor.TryPass((byte)'}'))
        {
            do
            {
                if (!cursor.TryText(out var start, out var length) || !cursor.TryPass((byte)':')) return false;
                scratch.Pack(line.Slice(start, length));
                if (!cursor.TryText(out start, out length)) return false;
                scratch.Pack(line.Slice(start, length));
            }
            while (cursor.TryPass((byte)','));
            if (!cursor.TryPass((byte)'}')) return false;
        }
        fields.Tags = scratch.Tags(begin);
        fields.Given = fields.Given.With(EventProperty.Tags);
        return true;
    }
}
