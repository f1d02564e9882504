using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Reads one encoded character: percent-encoding (RFC 3986, section 2.1; also repeated), an HTML character reference or a JSON escape (RFC
/// 8259, section 7). Names inside links, HTML and JSON are found by it.
/// </summary>
internal static class EncodedCharacter
{
    /// <summary>
    /// How many layers of encoding are read. The limit keeps a text that consists of <c>%25</c> or backslashes alone from taking quadratic
    /// time.
    /// </summary>
    private const int MostPercents = 8, MostBackslashes = 31;

    private const int LongestReference = 10, Utf8Bytes = 4, JsonDigits = 4;

    /// <returns>The length of the encoded character at the start of the text; 0 where there is none.</returns>
    public static int Read(ReadOnlySpan<char> text, out Rune character)
    {
        character = default;
        if (text.IsEmpty) return 0;
        return text[0] switch
        {
            '%' => ReadPercent(text, out character),
            '&' => ReadReference(text, out character),
            '\\' => ReadEscape(text, out character),
            _ => 0,
        };
    }

    // A character has up to four bytes of UTF-8, and each may be encoded a different number of times.
    private static int ReadPercent(ReadOnlySpan<char> text, out Rune character)
    {
        Span<byte> utf8 = stackalloc byte[Utf8Bytes];
        var (count, length) = (0, 0);
        while (count < Utf8Bytes && ReadByte(text[length..], out utf8[count]) is > 0 and var read)
        {
            length += read;
            if (Rune.DecodeFromUtf8(utf8[..++count], out character, out _) == OperationStatus.Done) return length;
        }
        character = default;
        return 0;
    }

    /// <summary>Reads one byte: <c>%40</c>, or encoded repeatedly <c>%2540</c>, <c>%252540</c> and so on.</summary>
    private static int ReadByte(ReadOnlySpan<char> text, out byte value)
    {
        value = 0;
        if (text is not ['%', ..]) return 0;
        var at = 1;
        while (at < 2 * MostPercents && text[at..] is ['2', '5', var next, ..] && char.IsAsciiHexDigit(next)) at += 2;
        if (text.Length < at + 2) return 0;
        return byte.TryParse(text.Slice(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) ? at + 2 : 0;
    }

    private static int ReadReference(ReadOnlySpan<char> text, out Rune character)
    {
        character = default;
        var end = text[..Math.Min(text.Length, LongestReference)].IndexOf(';');
        if (end < 0) return 0;
        // Lower case, because the whole text may have been upper-cased. The decoder does not know HTML 5's name of @.
        var reference = text[..(end + 1)].ToString().ToLowerInvariant();
        var decoded = reference == "&commat;" ? "@" : WebUtility.HtmlDecode(reference);
        var isOne = Rune.DecodeFromUtf16(decoded, out character, out var read) == OperationStatus.Done && read == decoded.Length;
        return isOne ? end + 1 : 0;
    }

    /// <summary>
    /// Reads <c>\u0040</c>, a surrogate pair of two of these, <c>\"</c> or <c>\/</c>; JSON inside JSON has more backslashes.
    /// </summary>
    private static int ReadEscape(ReadOnlySpan<char> text, out Rune character)
    {
        character = default;
        var at = BackslashesOf(text);
        if (at == text.Length) return 0;
        if (text[at] is '"' or '/')
        {
            character = new Rune(text[at]);
            return at + 1;
        }
        if (!ReadUnit(text[at..], out var unit)) return 0;
        at += 1 + JsonDigits;
        if (Rune.TryCreate(unit, out character)) return at;
        var next = BackslashesOf(text[at..]);
        if (next == 0 || !ReadUnit(text[(at + next)..], out var low) || !Rune.TryCreate(unit, low, out character)) return 0;
        return at + next + 1 + JsonDigits;
    }

    private static int BackslashesOf(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < Math.Min(text.Length, MostBackslashes) && text[count] == '\\') count++;
        return count;
    }

    private static bool ReadUnit(ReadOnlySpan<char> text, out char unit)
    {
        unit = default;
        if (text is not ['u' or 'U', ..] || text.Length <= JsonDigits) return false;
        var isHex = ushort.TryParse(text.Slice(1, JsonDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        unit = (char)value;
        return isHex;
    }
}
