using System.Text;

namespace CampaignMetrics.Bounces.Mime;

/// <summary>Turns bytes into text by the name of a charset, with the code pages that .NET does not register by itself.</summary>
internal static class Charsets
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>
    /// The text of some bytes. Where the charset is unknown or plainly wrong: UTF-8 if they are valid UTF-8, else ISO 8859-1.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string charset)
    {
        charset = charset.Trim().Trim('"', '\'');
        if (IsUtf7(charset)) return Utf7.Decode(bytes);
        if (Ascii.IsValid(bytes) && !bytes.Contains((byte)0x1b) && !HidesInAscii(charset)) return Encoding.ASCII.GetString(bytes);
        var encoding = Find(charset);
        if (encoding is null or UTF8Encoding or ASCIIEncoding)
            encoding = System.Text.Unicode.Utf8.IsValid(bytes) ? StrictUtf8 : Encoding.Latin1;
        if (bytes.Contains((byte)0x1b) && (charset.Length == 0 || encoding == StrictUtf8)) encoding = Find("iso-2022-jp") ?? encoding;
        return encoding.GetString(bytes);
    }

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
        if (charset.Length is 0 or > 40) return null;
        if (charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return StrictUtf8;
        return CodePagesEncodingProvider.Instance.GetEncoding(charset)
            ?? Encoding.GetEncodings().FirstOrDefault(e => e.Name.Equals(charset, StringComparison.OrdinalIgnoreCase))?.GetEncoding();
    }
}
