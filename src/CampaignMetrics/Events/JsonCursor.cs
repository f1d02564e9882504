using System.Buffers;

namespace CampaignMetrics.Events;

/// <summary>The kind of a JSON token; None before the first token, and after an error.</summary>
internal enum JsonKind : byte
{
    None, Object, EndObject, Array, EndArray, Name, Text, Number, True, False, Null,
}

/// <summary>Reads one JSON text (RFC 8259) token by token, and tells where it is invalid.</summary>
/// <remarks>Unlike <see cref="System.Text.Json.Utf8JsonReader"/> it throws no exception: one takes longer than reading a dozen lines, and
/// hostile input may be invalid in every line.</remarks>
/// <param name="text">Valid UTF-8.</param>
internal ref struct JsonCursor(ReadOnlySpan<byte> text)
{
    /// <summary>How deep objects and arrays may be nested; one bit of <see cref="_objects"/> for each level.</summary>
    public const int MaxDepth = 64;

    /// <summary>The bytes that end a stretch of plain text: a quote, a backslash, or a control character.</summary>
    private static readonly SearchValues<byte> EndOfPlain =
        SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    private readonly ReadOnlySpan<byte> _text = text;
    private ulong _objects; // a bit for each level, the innermost lowest: whether it is an object
    private int _at, _depth;

    public JsonKind Kind { get; private set; }

    /// <summary>The bytes of a name or text, as they are written, without the quotes; or those of a number.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The index of the first byte of a name or text.</summary>
    public readonly int TextStart => _at - 1 - Value.Length;

    /// <summary>Whether the value is written with escapes.</summary>
    public bool IsEscaped { get; private set; }

    /// <summary>The index of the first invalid byte, which is the length of the text if it ends too early; −1 if all is valid so
    /// far.</summary>
    public int WrongAt { get; private set; } = -1;

    private readonly bool IsInObject => (_objects & 1) != 0;

    /// <summary>Reads the next token; false at the end of the text, or if it is invalid.</summary>
    public bool Read()
    {
        if (WrongAt >= 0) return false;
        PassSpace();
        if (Kind == JsonKind.None) return ReadValue();
        // The value is complete: anything after it is an error.
        if (_depth == 0) return _at < _text.Length && Fail(_at);
        return Kind switch
        {
            JsonKind.Object => ReadName(isFirst: true),
            JsonKind.Name => TryPassMark((byte)':') ? ReadValue() : Fail(_at),
            JsonKind.Array => Next == ']' ? Leave(JsonKind.EndArray) : ReadValue(),
            JsonKind.EndObject or JsonKind.EndArray or JsonKind.Text or JsonKind.Number => ReadMore(),
            JsonKind.True or JsonKind.False or JsonKind.Null => ReadMore(),
            JsonKind.None => false,
        };
    }

    /// <summary>Skips to the end of the object or array that begins here; does nothing at other tokens.</summary>
    public void Skip()
    {
        if (Kind is not (JsonKind.Object or JsonKind.Array)) return;
        var outside = _depth - 1;
        while (Read() && _depth > outside) { }
    }

    /// <summary>The next byte; at the end 0, which is valid nowhere in JSON.</summary>
    private readonly byte Next => _at < _text.Length ? _text[_at] : (byte)0;

    /// <summary>Reads what may follow a value: a comma and the next one, or the end of the object or array.</summary>
    private bool ReadMore()
    {
        if (Next == (IsInObject ? '}' : ']')) return Leave(IsInObject ? JsonKind.EndObject : JsonKind.EndArray);
        if (!TryPassMark((byte)',')) return Fail(_at);
        return IsInObject ? ReadName(isFirst: false) : ReadValue();
    }

    private bool ReadName(bool isFirst)
    {
        if (isFirst && Next == '}') return Leave(JsonKind.EndObject);
        return Next == '"' ? ReadText(JsonKind.Name) : Fail(_at);
    }

    private bool ReadValue() => Next switch
    {
        (byte)'"' => ReadText(JsonKind.Text),
        (byte)'{' => Enter(JsonKind.Object),
        (byte)'[' => Enter(JsonKind.Array),
        (byte)'t' => ReadWord("true"u8, JsonKind.True),
        (byte)'f' => ReadWord("false"u8, JsonKind.False),
        (byte)'n' => ReadWord("null"u8, JsonKind.Null),
        _ => ReadNumber(),
    };

    private bool Enter(JsonKind kind)
    {
        if (_depth == MaxDepth) return Fail(_at);
        _depth++;
        _objects = _objects << 1 | (kind == JsonKind.Object ? 1UL : 0);
        _at++;
        return Found(kind, default);
    }

    private bool Leave(JsonKind kind)
    {
        _depth--;
        _objects >>= 1;
        _at++;
        return Found(kind, default);
    }

    private bool ReadText(JsonKind kind)
    {
        var start = ++_at;
        for (IsEscaped = false; ; IsEscaped = true)
        {
            var plain = _text[_at..].IndexOfAny(EndOfPlain);
            if (plain < 0) return Fail(_text.Length);
            _at += plain;
            if (_text[_at] == '"') break;
            if (_text[_at] != '\\' || !TryPassEscape()) return Fail(_at);
        }
        var value = _text[start.._at++];
        return Found(kind, value);
    }

    /// <summary>Passes over an escape; an invalid one up to the byte that is wrong.</summary>
    private bool TryPassEscape()
    {
        _at++;
        if (Next != 'u') return "\"\\/bfnrt"u8.Contains(Next) && TryPass(Next);
        _at++;
        for (var digits = 0; digits < 4; digits++)
            if (!char.IsAsciiHexDigit((char)Next) || !TryPass(Next)) return false;
        return true;
    }

    private bool ReadWord(ReadOnlySpan<byte> word, JsonKind kind)
    {
        var alike = _text[_at..].CommonPrefixLength(word);
        if (alike < word.Length) return Fail(_at + alike);
        _at += alike;
        return Found(kind, word);
    }

    private bool ReadNumber()
    {
        var isNumber = JsonNumber.TryLength(_text[_at..], out var length);
        var number = _text.Slice(_at, length);
        _at += length;
        return isNumber && IsEndOfNumber ? Found(JsonKind.Number, number) : Fail(_at);
    }

    // A number has no end of its own: 12abc must not be read as 12.
    private readonly bool IsEndOfNumber => _at == _text.Length ? _depth == 0 : IsSpace(Next) || Next is (byte)',' or (byte)'}' or (byte)']';

    private bool TryPass(byte expected)
    {
        if (Next != expected) return false;
        _at++;
        return true;
    }

    /// <summary>Passes over a colon or comma and the white space after it.</summary>
    private bool TryPassMark(byte mark)
    {
        if (!TryPass(mark)) return false;
        PassSpace();
        return true;
    }

    private void PassSpace()
    {
        while (IsSpace(Next)) _at++;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private bool Found(JsonKind kind, ReadOnlySpan<byte> value)
    {
        Kind = kind;
        Value = value;
        return true;
    }

    private bool Fail(int at)
    {
        WrongAt = at;
        Kind = JsonKind.None;
        return false;
    }
}
