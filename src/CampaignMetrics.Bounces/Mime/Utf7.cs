using System.Text;

namespace CampaignMetrics.Bounces.Mime;

/// <summary>
/// Reads UTF-7 (RFC 2152), which .NET has switched off because web pages were attacked by it. Here it becomes plain text and nothing more.
/// </summary>
internal static class Utf7
{
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '+') text.Append((char)bytes[i]);
            else if (i + 1 < bytes.Length && bytes[i + 1] == '-') text.Append((char)bytes[i++]);
            else i += Shifted(bytes[(i + 1)..], text);
        }
        return text.ToString();
    }

    /// <summary>Sixteen bits a character, six bits a letter; the run ends at what is no letter, and a hyphen there belongs to it.</summary>
    private static int Shifted(ReadOnlySpan<byte> run, StringBuilder text)
    {
        var (bits, count, i) = (0, 0, 0);
        for (; i < run.Length && Base64.IndexOf((char)run[i], StringComparison.Ordinal) is >= 0 and var value; i++)
        {
            bits = (bits << 6 | value) & 0x3FFFFF;
            count += 6;
            if (count < 16) continue;
            count -= 16;
            text.Append((char)(bits >> count & 0xFFFF));
        }
        return i < run.Length && run[i] == '-' ? i + 1 : i;
    }
}
