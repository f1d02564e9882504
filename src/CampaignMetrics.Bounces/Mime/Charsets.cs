using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace CampaignMetrics.Bounces.Mime;

/// <summary>Decodes bytes by the name of a charset, including the code pages that .NET does not register by default.</summary>
internal static class Charsets
{
    /// <summary>
    /// The text of some bytes. Where the charset is unknown, UTF-8 or ASCII, the bytes decide: ISO-2022-JP if they say so, UTF-8 if most
    /// are valid UTF-8, else ISO 8859-1.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string charset)
    {
        charset = charset.Trim().Trim('"', '\'');
        if (IsUtf7(charset)) return Utf7.Decode(bytes);
        if (Ascii.IsValid(bytes) && !bytes.Contains((byte)0x1b) && !HidesInAscii(charset)) return Encoding.ASCII.GetString(bytes);
        return Find(charset) is { } encoding and not (UTF8Encoding or ASCIIEncoding) ? encoding.GetString(bytes) : Guess(bytes);
    }

    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        if (!Ascii.IsValid(bytes)) return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Mixed(bytes);
        return (NamesJapanese(bytes) ? Find("iso-2022-jp") ?? Encoding.ASCII : Encoding.ASCII).GetString(bytes);
    }

    /// <summary>
    /// Decodes UTF-8 with stray bytes, each of which becomes its ISO 8859-1 letter: servers cut texts at any byte and add words of their
    /// own. If strays outnumber the multibyte letters, all of it is read as ISO 8859-1.
    /// </summary>
    private static string Mixed(ReadOnlySpan<byte> bytes)
    {
        var (text, letters, strays) = (new StringBuilder(bytes.Length), 0, 0);
        for (var rest = bytes; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf8(rest, out var letter, out var length) == OperationStatus.Done)
            {
                text.Append(letter);
                if (length > 1) letters++;
            }
            else
            {
                text.Append((char)rest[0]);
                (length, strays) = (1, strays + 1);
            }

            rest = rest[length..];
        }

        return letters > strays ? text.ToString() : Encoding.Latin1.GetString(bytes);
    }

    /// <summary>
    /// Whether an escape sequence of ISO-2022-JP occurs (RFC 1468, RFC 2237; the last is Windows'). Other escapes are a terminal's or
    /// damage, and so is any among bytes above 127: ISO-2022-JP is a 7-bit encoding.
    /// </summary>
    private static bool NamesJapanese(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\u001b$B"u8) >= 0
        || bytes.IndexOf("\u001b$@"u8) >= 0
        || bytes.IndexOf("\u001b$(D"u8) >= 0
        || bytes.IndexOf("\u001b(I"u8) >= 0;

    private static bool IsUtf7(ReadOnlySpan<char> charset) =>
        charset.Equals("utf-7", StringComparison.OrdinalIgnoreCase)
        || charset.Equals("unicode-1-1-utf-7", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether bytes that look like ASCII may be other characters, without an escape before them (RFC 1843, RFC 2781).</summary>
    private static bool HidesInAscii(string charset) =>
        charset.StartsWith("hz-gb", StringComparison.OrdinalIgnoreCase)
        || charset.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase)
        || charset.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase);

    private static Encoding? Find(string charset)
    {
        // No charset has so long a name; a longer one is damage, and is not worth a lookup.
        if (charset.Length is 0 or > 40) return null;
        if (charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8;
        return CodePagesEncodingProvider.Instance.GetEncoding(charset)
            ?? Encoding.GetEncodings().FirstOrDefault(e => e.Name.Equals(charset, StringComparison.OrdinalIgnoreCase))?.GetEncoding();
    }
}
