using System.Text;

namespace CampaignMetrics.Bounces.Mime;

/// <summary>
/// Turns the bytes of a mail into a string with one character for each byte (Latin-1) and lines that end with one line feed.
/// </summary>
/// <remarks>
/// The charset is only known part by part, so decoding comes later: Latin-1 loses nothing, and every byte can be restored.
/// </remarks>
internal static class MailText
{
    private static readonly System.Buffers.SearchValues<byte> Irregular = System.Buffers.SearchValues.Create((byte)'\r', (byte)'\0');

    /// <summary>Accepts LF, CRLF, CR CR LF and bare CR as line ends, and removes NUL bytes.</summary>
    public static string From(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOfAny(Irregular) < 0) return Encoding.Latin1.GetString(bytes);
        var regular = new byte[bytes.Length];
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var next = bytes[i..].IndexOfAny(Irregular);
            if (next < 0) next = bytes.Length - i;
            bytes.Slice(i, next).CopyTo(regular.AsSpan(length));
            (i, length) = (i + next, length + next);
            if (i < bytes.Length && bytes[i] == '\r') i = EndLine(bytes, i, regular, ref length);
        }

        return Encoding.Latin1.GetString(regular, 0, length);
    }

    private static int EndLine(ReadOnlySpan<byte> bytes, int i, byte[] regular, ref int length)
    {
        regular[length++] = (byte)'\n';
        if (i + 1 < bytes.Length && bytes[i + 1] == '\n') return i + 1;
        return i + 2 < bytes.Length && bytes[i + 1] == '\r' && bytes[i + 2] == '\n' ? i + 2 : i;
    }
}
