using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace CampaignMetrics.Events;

/// <summary>Reads the common event line fast: no escapes, no control characters, no nesting but lists and tags. Whatever else it meets, it leaves the line to <see cref="EventLineReader"/>, which also says why a line is no event.</summary>
/// <remarks>One vectorised look marks all quotes of the line. Without escapes these come in pairs, so texts are found without searching.</remarks>
internal sealed class EventLineScanner(TextScratch scratch)
{
    private const int Width = 32, MaxLine = 4096;

    private readonly ulong[] _quotes = new ulong[MaxLine / 64 + 1];
    private ulong _ahead;
    private int _word, _at;

    /// <returns>Whether it could; if not, the fields are not to be used.</returns>
    public bool TryScan(ReadOnlySpan<byte> line, ref EventFields fields)
    {
        if (line.Length is < Width or > MaxLine || line[0] != '{' || !TryMark(line)) return false;
        fields = new EventFields { Duration = -1 };
        var given = new GivenProperties();
        (_word, _ahead, _at) = (0, _quotes[0], 1);
        do
        {
            if (!TryText(line, out var name) || !TryPass(line, (byte)':') || !TryValue(line, name, ref fields, ref given)) return false;
        }
        while (TryPass(line, (byte)','));
        return TryPass(line, (byte)'}') && _at == line.Length && given.Finish(ref fields) is null;
    }

    /// <summary>Marks the quotes; false if the line has escapes, control characters or bytes that are no UTF-8.</summary>
    private bool TryMark(ReadOnlySpan<byte> line)
    {
        ref var start = ref MemoryMarshal.GetReference(line);
        var high = Vector256<byte>.Zero;
        var halves = MemoryMarshal.Cast<ulong, uint>(_quotes.AsSpan());
        var last = line.Length - Width;
        var i = 0;
        for (; i <= last; i += Width)
        {
            if (!TryMark(Vector256.LoadUnsafe(ref start, (nuint)i), ref high, out halves[i / Width])) return false;
        }
        halves[i / Width] = 0;
        halves[i / Width + 1] = 0;
        if (i < line.Length)
        {
            // The rest is looked at together with what stands before it.
            if (!TryMark(Vector256.LoadUnsafe(ref start, (nuint)last), ref high, out var overlapping)) return false;
            halves[i / Width] = overlapping >> i - last;
        }
        return high.ExtractMostSignificantBits() == 0 || Utf8.IsValid(line);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryMark(Vector256<byte> bytes, ref Vector256<byte> high, out uint quotes)
    {
        high |= bytes;
        quotes = Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        return (Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.LessThan(bytes, Vector256.Create((byte)' '))) == Vector256<byte>.Zero;
    }

    /// <summary>The position of the next quote; past the line if there is none.</summary>
    private int NextQuote(ReadOnlySpan<byte> line)
    {
        while (_ahead == 0)
        {
            if (++_word > line.Length >> 6) return int.MaxValue;
            _ahead = _quotes[_word];
        }
        var at = (_word << 6) + BitOperations.TrailingZeroCount(_ahead);
        _ahead &= _ahead - 1;
        return at;
    }

    /// <summary>Takes a text, which must stand next.</summary>
    private bool TryText(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> text)
    {
        text = default;
        Blank(line);
        if (_at >= line.Length || line[_at] != '"') return false;
        var open = NextQuote(line);
        var close = NextQuote(line);
        if (open != _at || close >= line.Length) return false;
        text = line[(open + 1)..close];
        _at = close + 1;
        return true;
    }

    /// <summary>Takes a character, if it stands next.</summary>
    private bool TryPass(ReadOnlySpan<byte> line, byte expected)
    {
        Blank(line);
        if (_at >= line.Length || line[_at] != expected) return false;
        _at++;
        return true;
    }

    private void Blank(ReadOnlySpan<byte> line)
    {
        while (_at < line.Length && line[_at] == ' ') _at++;
    }

    private bool TryValue(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, ref EventFields fields, ref GivenProperties given)
    {
        Blank(line);
        if (_at >= line.Length) return false;
        var property = EventNames.Property(name);
        switch (line[_at])
        {
            case (byte)'"':
                if (property == EventProperty.List) return TryLists(line, ref fields);
                if (!TryText(line, out var text)) return false;
                return property is not { } known || (known is not (EventProperty.Tags or EventProperty.Bot or EventProperty.Seconds or EventProperty.Amount)
                    && EventValues.Take(known, text, ref fields, ref given) is null);
            case (byte)'[':
                return property == EventProperty.List && TryLists(line, ref fields);
            case (byte)'{':
                return property == EventProperty.Tags && TryTags(line, ref fields);
            case (byte)'n':
                return TryWord(line, "null"u8);
            case (byte)'t' when property is null or EventProperty.Bot:
                if (property is not null) given.Bot = true;
                return TryWord(line, "true"u8);
            case (byte)'f' when property is null or EventProperty.Bot:
                if (property is not null) given.Bot = false;
                return TryWord(line, "false"u8);
            default:
                return TryNumber(line, property, ref fields);
        }
    }

    private bool TryWord(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word)
    {
        if (!line[_at..].StartsWith(word)) return false;
        _at += word.Length;
        return true;
    }

    private bool TryNumber(ReadOnlySpan<byte> line, EventProperty? property, ref EventFields fields)
    {
        var number = line.Slice(_at, JsonNumber.LengthAt(line[_at..]));
        _at += number.Length;
        if (number.IsEmpty) return false;
        return property switch
        {
            null => true,
            EventProperty.Seconds => EventValues.TakeSeconds(number, ref fields) is null,
            EventProperty.Amount => EventValues.TakeAmount(number, ref fields) is null,
            _ => false,
        };
    }

    private bool TryLists(ReadOnlySpan<byte> line, ref EventFields fields)
    {
        var start = scratch.Used;
        var isOne = line[_at] == '"';
        if (!isOne)
        {
            _at++;
            if (TryPass(line, (byte)']'))
            {
                fields.Lists = default;
                return true;
            }
        }
        do
        {
            if (!TryText(line, out var list)) return false;
            scratch.Pack(list);
        }
        while (!isOne && TryPass(line, (byte)','));
        fields.Lists = scratch.Lists(start);
        return isOne || TryPass(line, (byte)']');
    }

    private bool TryTags(ReadOnlySpan<byte> line, ref EventFields fields)
    {
        var start = scratch.Used;
        _at++;
        if (!TryPass(line, (byte)'}'))
        {
            do
            {
                if (!TryText(line, out var name) || !TryPass(line, (byte)':') || !TryText(line, out var value)) return false;
                scratch.Pack(name);
                scratch.Pack(value);
            }
            while (TryPass(line, (byte)','));
            if (!TryPass(line, (byte)'}')) return false;
        }
        fields.Tags = scratch.Tags(start);
        return true;
    }
}
