using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using CampaignMetrics.Bounces.Codes;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>Writes a reply into a buffer as folded UTF-8 (<see cref="Symbols"/>): the form in which phrases are searched.</summary>
internal ref struct FoldedText(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _length;
    // Where the local part of a mail address would begin, were the next character an @.
    private int _word;
    // Where the name of a host would begin in the buffer, were the next character a dot; and in the text.
    private int _name, _nameInText;
    // Up to where the characters from there on are known to be no name.
    private int _noName;
    private WebAddress _web;

    /// <summary>Which part of an address on the web is being folded.</summary>
    private enum WebAddress
    {
        None,
        Host,
        Path,
    }

    /// <summary>Folds as much of a reply as the buffer holds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reply">
    /// The text as a parsed reply, of which only the server's words are folded; the default value where it is not a reply.
    /// </param>
    /// <param name="buffer">Takes the folded text.</param>
    /// <returns>The folded text; it begins and ends with a space.</returns>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<char> text, in SmtpReply reply, Span<byte> buffer)
    {
        var (start, end) = reply.Text.Length > 0 ? reply.Said : (0, text.Length);
        text = text[..end];
        var folded = new FoldedText(buffer);
        folded.Put(' ');
        (folded._word, folded._name, folded._nameInText) = (1, 1, start);
        // One step writes at most a space and a symbol, or a character of three bytes; the last space needs one more.
        // The fast path: most characters are letters and digits inside of words.
        var (i, length, room) = (start, folded._length, buffer.Length - 6);
        while (i < text.Length && length < room)
        {
            if (StartsWord(text, i) && CopyWord(text[i..], buffer[length..room]) is var copied) (i, length) = (i + copied, length + copied);
            else (i, length) = folded.AddBehind(length, text, i, reply);
        }

        folded._length = length;
        if (buffer[folded._length - 1] != ' ') folded.Put(' ');
        return buffer[..folded._length];
    }

    /// <summary>Whether a letter stands there, or a digit that begins no number.</summary>
    private static bool StartsWord(ReadOnlySpan<char> text, int i) =>
        char.IsAsciiLetter(text[i]) || (char.IsAsciiDigit(text[i]) && !StartsNumber(text, i));

    /// <summary>Copies the letters and digits with which a text begins, in lower case, as far as there is room; returns how many.</summary>
    private static int CopyWord(ReadOnlySpan<char> text, Span<byte> target)
    {
        var length = 0;
        // Sixteen characters at once: hardly a word is longer.
        while (text.Length - length >= Vector128<byte>.Count && target.Length - length >= Vector128<byte>.Count)
        {
            var (low, high) = (Vector128.Create(Units(text[length..])), Vector128.Create(Units(text[(length + 8)..])));
            var units = Vector128.NarrowWithSaturation(low, high);
            // Setting bit 5 makes an ASCII letter lower case, and leaves digits as they are.
            var lower = units | Vector128.Create((byte)0x20);
            var inWord = Vector128.LessThan(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)26))
                | Vector128.LessThan(units - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
            lower.CopyTo(target[length..]);
            var count = BitOperations.TrailingZeroCount(~inWord.ExtractMostSignificantBits());
            length += count;
            if (count < Vector128<byte>.Count) return length;
        }

        while (length < text.Length && length < target.Length && char.IsAsciiLetterOrDigit(text[length]))
        {
            target[length] = (byte)(text[length] | 0x20);
            length++;
        }

        return length;
    }

    private static ReadOnlySpan<ushort> Units(ReadOnlySpan<char> text) => MemoryMarshal.Cast<char, ushort>(text);

    /// <summary>Adds what is no letter behind a number of bytes; the index behind the last character it took, and the new length.</summary>
    private (int At, int Length) AddBehind(int length, ReadOnlySpan<char> text, int i, in SmtpReply reply)
    {
        _length = length;
        i = text[i] == ' ' ? AddBlank(i) : Add(text, i, reply);
        return (i + 1, _length);
    }

    private int AddBlank(int i)
    {
        EndWebAddress();
        if (_buffer[_length - 1] != ' ') _buffer[_length++] = (byte)' ';
        _word = _length;
        return NameBehind(i);
    }

    private int Add(ReadOnlySpan<char> text, int i, in SmtpReply reply)
    {
        var c = text[i];
        if (c == '/') AddSlash(text, i);
        else if (_web != WebAddress.None && c is <= ' ' or '<' or '>' or '"' or '(' or ')' or '[' or ']') EndWebAddress();
        if (c == '@' && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1])) return NameBehind(AddAddress(text, i));
        if (char.IsAsciiDigit(c) && AddNumber(text, i, reply) is > 0 and var length) return NameBehind(i + length - 1);
        if (c == '.' && _web == WebAddress.None && i > _nameInText && i >= _noName)
        {
            if (HostNames.TryFindAround(text, _nameInText, i, out var end) && Fits(i, end)) return AddHost(text, i, end);
            _noName = end;
        }

        if (c == ':' && IsSubject(text, i)) return EndOfLine(text, i);
        if (c == ':' && Ipv6.TryFindAround(text, i, out var first, out var last)) return AddIpv6(i - first, last);
        var folded = Symbols.Fold(c);
        if (folded != ' ' || _buffer[_length - 1] != ' ') Put(folded);
        // A local part has no two dots in a row (RFC 5321, section 4.1.2): "User unknown...ann@example.net".
        if (Symbols.EndsLocalPart(c) || (c == '.' && i > 0 && text[i - 1] == '.')) _word = _length;
        return HostNames.IsCharacter(c) ? i : NameBehind(i);
    }

    /// <summary>Notes that the name of a host can begin behind a position at the earliest.</summary>
    private int NameBehind(int at)
    {
        (_name, _nameInText, _noName) = (_length, at + 1, 0);
        return at;
    }

    // Whoever runs the page chose its path: "/mailbox-full" may be the name of a help page. So it stands between the two symbols as well.
    private void AddSlash(ReadOnlySpan<char> text, int i)
    {
        if (_web == WebAddress.None && text[..i].EndsWith(":/")) _web = WebAddress.Host;
        else if (_web == WebAddress.Host)
        {
            Put(Symbols.HostStart);
            _web = WebAddress.Path;
        }
    }

    private void EndWebAddress()
    {
        if (_web == WebAddress.Path) Put(Symbols.HostEnd);
        _web = WebAddress.None;
    }

    private readonly bool Fits(int dot, int end) => _length + end - dot < _buffer.Length - 8;

    // Its start has been written already. It comes to stand between two symbols: what is between them is no word of the server.
    private int AddHost(ReadOnlySpan<char> text, int dot, int end)
    {
        _buffer[_name.._length].CopyTo(_buffer[(_name + 1)..]);
        _buffer[_name] = (byte)Symbols.HostStart;
        _length++;
        // All characters of a name are ASCII. Setting bit 5 makes a letter lower case.
        foreach (var c in text[dot..end])
            _buffer[_length++] = c is '-' or '_' ? (byte)' ' : char.IsAsciiLetter(c) ? (byte)(c | 0x20) : (byte)c;
        _buffer[_length++] = (byte)Symbols.HostEnd;
        return NameBehind(end - 1);
    }

    // A quoted header field: its text is the sender's. "Subject" in a sentence has no colon and blank behind it.
    private static bool IsSubject(ReadOnlySpan<char> text, int colon) =>
        colon + 1 < text.Length && text[colon + 1] == ' ' && text[..colon].EndsWith("Subject", StringComparison.Ordinal);

    private int EndOfLine(ReadOnlySpan<char> text, int at)
    {
        var length = text[at..].IndexOf('\n');
        return NameBehind(length < 0 ? text.Length - 1 : at + length - 1);
    }

    private int AddNumber(ReadOnlySpan<char> text, int i, in SmtpReply reply)
    {
        if (RepeatedCodesLength(text, i, reply) is > 0 and var repeated) return repeated;
        var length = Ipv4Length(text[i..]);
        if (length > 0) Put(Symbols.Ip);
        return length;
    }

    // Its first group, where it has one, has been written already.
    private int AddIpv6(int written, int last)
    {
        _length -= written;
        Put(Symbols.Ip);
        return NameBehind(last);
    }

    private void Put(char folded)
    {
        if (folded < 0x80) _buffer[_length++] = (byte)folded;
        // Text is folded one UTF-16 unit at a time, and half of a surrogate pair has no UTF-8: both halves are replaced.
        else _length += new Rune(char.IsSurrogate(folded) ? '\ufffd' : folded).EncodeToUtf8(_buffer[_length..]);
    }

    // The local part has been written already. It is removed again, so that the name of a mailbox is never read as the server's words.
    private int AddAddress(ReadOnlySpan<char> text, int at)
    {
        _length = Math.Max(_word, 1);
        if (_buffer[_length - 1] != ' ') Put(' ');
        Put(Symbols.Address);
        while (at + 1 < text.Length && Symbols.IsHostCharacter(text[at + 1])) at++;
        return text[at] == '.' ? at - 1 : at;
    }

    private static bool StartsNumber(ReadOnlySpan<char> text, int i) =>
        i == 0 || !(char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] == '.');

    internal static int Ipv4Length(ReadOnlySpan<char> text)
    {
        var (i, groups, digits) = (0, 1, 0);
        for (; i < text.Length && i < 16; i++)
        {
            if (char.IsAsciiDigit(text[i])) { if (++digits > 3) return 0; }
            else if (text[i] == '.' && groups < 4 && digits > 0) (groups, digits) = (groups + 1, 0);
            else break;
        }

        return groups == 4 && digits > 0 && (i == text.Length || !char.IsAsciiLetterOrDigit(text[i])) ? i : 0;
    }

    // RFC 5321, section 4.2.1: every line of a reply repeats its code, so a sentence that goes over two lines is joined again.
    private static int RepeatedCodesLength(ReadOnlySpan<char> text, int i, in SmtpReply reply)
    {
        if (reply.Code == 0 || i <= reply.CodeIndex || i + 4 >= text.Length || text[i + 3] is not ('-' or ' ')) return 0;
        if (!text.Slice(i, 3).SequenceEqual(text.Slice(reply.CodeIndex, 3))) return 0;
        return !reply.Status.IsNone && Codes.StatusCodes.TryReadAt(text, i + 4, out var status, out var length) && status == reply.Status
            ? 4 + length
            : 4;
    }
}
