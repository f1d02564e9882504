namespace CampaignMetrics.Bounces.Codes;

/// <summary>Finds reply codes (RFC 5321, section 4.2) and enhanced status codes (RFC 3463) inside any text.</summary>
internal static class StatusCodes
{
    /// <summary>
    /// The first reply code of a text; one at the very start, or one that an enhanced code follows, is preferred. 0 where there is none.
    /// </summary>
    public static int FindReplyCode(ReadOnlySpan<char> text, out int index)
    {
        var (code, at) = (0, -1);
        for (var i = 0; i + 2 < text.Length; i++)
        {
            // Behind the start, only the digits of failures begin a code.
            var next = i == 0 && text[0] == '2' ? 0 : text[i..].IndexOfAny('4', '5');
            if (next < 0) break;
            i += next;
            if (i + 2 >= text.Length || !IsReplyCodeAt(text, i)) continue;
            if (at < 0) (code, at) = (Number(text, i), i);
            if (i == 0 || TryReadAt(text, i + 4, out _, out _)) { (code, at) = (Number(text, i), i); break; }
        }

        index = at;
        return code;
    }

    /// <summary>The first enhanced code of a text; the default value where there is none.</summary>
    public static EnhancedStatusCode FindEnhanced(ReadOnlySpan<char> text, out int index)
    {
        for (index = 0; index + 4 < text.Length; index++)
        {
            var dot = text[(index + 1)..].IndexOf('.');
            if (dot < 0) break;
            index += dot;
            if (TryReadAt(text, index, out var code, out _)) return code;
        }

        index = -1;
        return default;
    }

    /// <summary>Reads the enhanced code at a position, skipping what servers put before it: <c>#</c>, quotes and brackets.</summary>
    public static bool TryReadAt(ReadOnlySpan<char> text, int index, out EnhancedStatusCode code, out int length)
    {
        (code, length) = (default, 0);
        var i = index;
        while (i < text.Length && text[i] is '#' or '\'' or '(' or '[') i++;
        if (i + 4 >= text.Length || text[i] is not ('2' or '4' or '5') || text[i + 1] != '.') return false;
        if (i > 0 && IsInsideAWord(text, i)) return false;
        var @class = text[i] - '0';
        if (!TryNumber(text, i + 2, out var subject, out var end) || subject > 7) return false;
        if (end >= text.Length || text[end] != '.' || !TryNumber(text, end + 1, out var detail, out end)) return false;
        // A fourth group of digits makes it an IPv4 address or a version number, not a code.
        if (end < text.Length && IsMoreOfANumber(text, end)) return false;
        (code, length) = (new EnhancedStatusCode(@class, subject, detail), end - index);
        return true;
    }

    // The lines of a multiline reply join both codes by a hyphen: 550-5.1.1.
    private static bool IsInsideAWord(ReadOnlySpan<char> text, int i) =>
        char.IsAsciiLetterOrDigit(text[i - 1])
            || text[i - 1] is '.' or '_'
            || (text[i - 1] == '-' && !(i > 1 && char.IsAsciiDigit(text[i - 2])));

    private static bool IsMoreOfANumber(ReadOnlySpan<char> text, int end) =>
        char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]));

    private static bool TryNumber(ReadOnlySpan<char> text, int start, out int number, out int end)
    {
        (number, end) = (0, start);
        while (end < text.Length && end - start < 3 && char.IsAsciiDigit(text[end])) number = (number * 10) + text[end++] - '0';
        return end > start;
    }

    private static bool IsReplyCodeAt(ReadOnlySpan<char> text, int i)
    {
        if (text[i] is not ('2' or '4' or '5') || !char.IsAsciiDigit(text[i + 1]) || !char.IsAsciiDigit(text[i + 2])) return false;
        // RFC 5321, section 4.2, ends at 5 with the second digit. Servers go on (571 and 591 of CommuniGate Pro, 571 of Verizon): where a
        // reply begins, no other number is to be expected.
        if (text[i + 1] > '5' && !BeginsAReply(text[..i])) return false;
        // A 2yz inside a text is mostly a number of something else, such as a size or a count: a success code counts only at the start.
        if (text[i] == '2' && i > 0) return false;
        if (i > 0 && (char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or '-' or '#' or '/' or '=' or '+' or '@' or '$'))
            return false;
        return i + 3 == text.Length
            || text[i + 3] is ' ' or '-' or ':' or ',' or ';' or ')' or ']' or '\'' or '"' or '\r' or '\n' or '#' or '\t' or '_';
    }

    private static bool BeginsAReply(ReadOnlySpan<char> before) =>
        before.TrimEnd() is var frame && (frame.IsEmpty || frame[^1] == ';' || frame.EndsWith("said:") || frame.EndsWith("to me:"));

    private static int Number(ReadOnlySpan<char> text, int i) => ((text[i] - '0') * 100) + ((text[i + 1] - '0') * 10) + text[i + 2] - '0';
}
