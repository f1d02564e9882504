using System.Buffers;
using CampaignMetrics.Shared;

namespace CampaignMetrics.Engine.Lines;

/// <summary>Turns a JSON array into lines while it is read, one per element: a comma between elements becomes a line end, and line ends
/// within an element become spaces.</summary>
/// <remarks>It recognises only strings and brackets; whether an element is valid JSON is for the reader of its line to find out. So it
/// needs constant memory and one pass.</remarks>
internal sealed class JsonArrayContent(Stream json) : ReadOnlyStream
{
    private const string Cut = "The JSON array is cut short.";

    /// <summary>How many bytes at the beginning are searched for the bracket of an array.</summary>
    private const int MostBlanks = 4096;

    /// <summary>A control character, which JSON allows nowhere. It replaces a raw line end in a string, and the first byte of what follows
    /// the array, so that this is one line and is rejected as a whole.</summary>
    private const byte Never = 1;

    private static readonly SearchValues<byte> Special = SearchValues.Create("\"\\\n"u8);

    private readonly byte[] _input = new byte[1 << 16];
    private int _next, _end;

    /// <summary>The number of open brackets, that of the array itself included.</summary>
    private long _depth;

    // _isElement: the current element has begun. _isMissing: a line end is due after the comma of a missing element.
    private bool _inString, _isEscaped, _isElement, _isAfterComma, _isMissing, _hasClosed, _hasEnded;

    /// <summary>Opens a stream: as lines if it is an array, otherwise as it is.</summary>
    public static Stream Open(Stream stream)
    {
        var head = new byte[MostBlanks];
        int length = 0, first = -1;
        while (first < 0 && length < head.Length && stream.Read(head.AsSpan(length)) is > 0 and var count)
        {
            length += count;
            first = FirstOf(head.AsSpan(0, length));
        }
        return Open(head.AsSpan(0, length), first, stream);
    }

    /// <summary>As <see cref="Open(Stream)"/>, but no thread is blocked until the first bytes have come.</summary>
    public static async ValueTask<Stream> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[MostBlanks];
        int length = 0, first = -1;
        while (
            first < 0 && length < head.Length
            && await stream.ReadAsync(head.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            length += count;
            first = FirstOf(head.AsSpan(0, length));
        }
        return Open(head.AsSpan(0, length), first, stream);
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        for (; ; )
        {
            if (_next == _end) Filled(json.Read(_input));
            if (Turn(buffer) is > 0 and var count) return count;
            if (_hasEnded) return AtEnd(buffer);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        for (; ; )
        {
            if (_next == _end) Filled(await json.ReadAsync(_input, cancellationToken).ConfigureAwait(false));
            if (Turn(buffer.Span) is > 0 and var count) return count;
            if (_hasEnded) return AtEnd(buffer.Span);
        }
    }

    private static Stream Open(ReadOnlySpan<byte> head, int first, Stream rest)
    {
        var whole = new PrefixedStream(head.ToArray(), rest);
        return first >= 0 && head[first] == '[' ? new JsonArrayContent(whole) : whole;
    }

    /// <summary>The index of the first byte that is neither blank nor part of a byte order mark; −1 if there is none yet.</summary>
    private static int FirstOf(ReadOnlySpan<byte> head)
    {
        var mark = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        if (head is [0xEF] or [0xEF, 0xBB]) return -1;
        var first = head[mark..].IndexOfAnyExcept(" \t\r\n"u8);
        return first < 0 ? -1 : mark + first;
    }

    private void Filled(int count)
    {
        (_next, _end) = (0, count);
        _hasEnded = count == 0;
    }

    /// <summary>Ends the content. Of an array that was cut short the complete elements still become lines; the exception comes after
    /// them.</summary>
    private int AtEnd(Span<byte> target)
    {
        if (_hasClosed) return 0;
        if (_depth != 1 || !_isElement) throw new InvalidDataException(Cut);
        _isElement = false;
        target[0] = (byte)'\n';
        return 1;
    }

    /// <summary>Fills the target from the input as far as both go.</summary>
    private int Turn(Span<byte> target)
    {
        var used = 0;
        while (used < target.Length)
        {
            if (_isMissing) target[used++] = Missing();
            else if (_next == _end) break;
            else if (_inString && !_isEscaped && CopyString(target[used..]) is > 0 and var copied) used += copied;
            else if (Turn(_input[_next++]) is not 0 and var turned) target[used++] = turned;
        }
        return used;
    }

    /// <summary>Copies a string up to its next quote, backslash or line end, which is most of the input.</summary>
    private int CopyString(Span<byte> target)
    {
        var rest = _input.AsSpan(_next, Math.Min(_end - _next, target.Length));
        var length = rest.IndexOfAny(Special) is >= 0 and var at ? at : rest.Length;
        rest[..length].CopyTo(target);
        _next += length;
        return length;
    }

    /// <summary>The byte that an input byte becomes; 0 for none.</summary>
    private byte Turn(byte given)
    {
        if (_inString) return InString(given);
        if (_hasClosed) return Behind(given);
        switch (given)
        {
            case (byte)'[' when _depth == 0:
                _depth = 1;
                return 0;
            case (byte)'[' or (byte)'{':
                _depth++;
                break;
            case (byte)']' or (byte)'}' when _depth > 1:
                _depth--;
                break;
            case (byte)']':
                _hasClosed = true;
                return EndOfElement(isNeeded: _isAfterComma);
            case (byte)',' when _depth == 1:
                _isAfterComma = true;
                return EndOfElement(isNeeded: true);
            case (byte)'"':
                _inString = true;
                break;
            case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                return _isElement ? (byte)' ' : (byte)0;
        }
        if (_depth == 0) return 0; // the byte order mark
        _isElement = true;
        return given;
    }

    /// <summary>What follows the array are lines of their own, each with a byte before it for which it is rejected: it could be a valid
    /// event, but then the file is no array.</summary>
    private byte Behind(byte given)
    {
        var isBlank = given is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
        if (isBlank && !_isElement) return 0;
        var isFirst = !_isElement;
        _isElement = given != '\n';
        return isFirst ? Never : given;
    }

    private byte InString(byte given)
    {
        if (_isEscaped) _isEscaped = false;
        else if (given == '\\') _isEscaped = true;
        else if (given == '"') _inString = false;
        return given == '\n' ? Never : given;
    }

    /// <summary>Ends an element. Where one is missing, as in <c>[a,,b]</c>, its line is a single comma, which is rejected.</summary>
    private byte EndOfElement(bool isNeeded)
    {
        _isMissing = isNeeded && !_isElement;
        _isElement = false;
        return _isMissing ? (byte)',' : (byte)'\n';
    }

    private byte Missing()
    {
        _isMissing = false;
        return (byte)'\n';
    }
}
