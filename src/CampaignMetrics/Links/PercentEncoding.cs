using System.Globalization;
using System.Text;

namespace CampaignMetrics.Links;

/// <summary>
/// Normalises percent-encoding (RFC 3986 section 6.2.2): unreserved characters are unescaped, other escapes are in upper case, and
/// characters beyond ASCII are escaped as UTF-8. A <c>%</c> that begins no escape stays.
/// </summary>
internal static class PercentEncoding
{
    private const int EscapeLength = 3;

    /// <summary>Appends a text, normalised.</summary>
    /// <param name="text">The text.</param>
    /// <param name="target">What the text is appended to.</param>
    /// <param name="marks">Characters that stand for placeholders; they are not escaped.</param>
    public static void Append(ReadOnlySpan<char> text, StringBuilder target, in PlaceholderMarks marks)
    {
        while (!text.IsEmpty)
        {
            if (IsEscape(text, out var escaped))
            {
                if (IsUnreserved(escaped)) AppendUnreserved(escaped, target);
                else AppendEscape(escaped, target);
                text = text[EscapeLength..];
                continue;
            }
            Rune.DecodeFromUtf16(text, out var rune, out var length);
            if (rune.IsAscii || marks.Contains(text[0])) AppendUnreserved(text[0], target);
            else AppendUtf8(rune, target);
            text = text[length..];
        }
    }

    /// <summary>Appends a text with unreserved characters unescaped and everything else as it is.</summary>
    public static void AppendDecoded(ReadOnlySpan<char> text, StringBuilder target)
    {
        while (!text.IsEmpty)
        {
            var isUnreserved = IsEscape(text, out var escaped) && IsUnreserved(escaped);
            if (isUnreserved) AppendUnreserved(escaped, target);
            else target.Append(text[0]);
            text = text[(isUnreserved ? EscapeLength : 1)..];
        }
    }

    /// <summary>Decodes the escapes of ASCII characters, once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Receives for each character of the result its index in the text.</param>
    public static string DecodeAscii(ReadOnlySpan<char> text, List<int> places)
    {
        var decoded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            places.Add(at);
            var isAscii = IsEscape(text[at..], out var escaped) && char.IsAscii(escaped);
            decoded.Append(isAscii ? escaped : text[at]);
            at += isAscii ? EscapeLength : 1;
        }
        return decoded.ToString();
    }

    /// <summary>
    /// Appends an unreserved character. After a <c>%</c> that begins no escape and one hexadecimal digit, a second digit would complete an
    /// escape; it is escaped itself, so that normalising again changes nothing.
    /// </summary>
    private static void AppendUnreserved(char letter, StringBuilder target)
    {
        if (char.IsAsciiHexDigit(letter) && EndsInHalfAnEscape(target)) AppendEscape((byte)letter, target);
        else target.Append(letter);
    }

    private static bool EndsInHalfAnEscape(StringBuilder text) =>
        text.Length >= 2 && text[^2] == '%' && char.IsAsciiHexDigit(text[^1]);

    private static void AppendUtf8(Rune rune, StringBuilder target)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var one in bytes[..rune.EncodeToUtf8(bytes)]) AppendEscape(one, target);
    }

    private static void AppendEscape(int value, StringBuilder target) =>
        target.Append(CultureInfo.InvariantCulture, $"%{value:X2}");

    private static bool IsEscape(ReadOnlySpan<char> text, out char escaped)
    {
        var isEscape = text is ['%', var high, var low, ..] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low);
        escaped = isEscape ? (char)byte.Parse(text.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : default;
        return isEscape;
    }

    private static bool IsUnreserved(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~';
}
