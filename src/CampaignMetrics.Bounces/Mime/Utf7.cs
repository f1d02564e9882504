using System.Text;

namespace CampaignMetrics.Bounces.Mime;

/// <summary>
/// Decodes UTF-7 (RFC 2152), which .NET disables because it was used to attack web pages. Here the result is plain text only.
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

    /// <summary>
    /// Decodes a shifted run: 6 bits for each letter, 16 for each UTF-16 unit. The run ends at the first other character; a hyphen there is
    /// consumed.
    /// </summary>
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
