using System.Text;

namespace CampaignMetrics.Bounces.Mime;

/// <summary>Undoes Content-Transfer-Encoding (RFC 2045, section 6), skipping what does not belong to it.</summary>
internal static class TransferEncoding
{
    /// <summary>The bytes of a body; an unknown encoding leaves them as they are.</summary>
    public static byte[] Decode(ReadOnlySpan<char> body, string encoding) => encoding.Trim().ToLowerInvariant() switch
    {
        "base64" => Base64(body),
        "quoted-printable" => QuotedPrintable(body, underscoreIsSpace: false),
        _ => Raw(body),
    };

    /// <summary>Decodes up to the first padding; characters outside of the alphabet are skipped.</summary>
    public static byte[] Base64(ReadOnlySpan<char> text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        var (length, bits, value) = (0, 0, 0);
        foreach (var c in text)
        {
            if (c == '=') break;
            if (Sextet(c) is var sextet && sextet < 0) continue;
            (value, bits) = (((value << 6) | sextet) & 0xffffff, bits + 6);
            if (bits < 8) continue;
            bits -= 8;
            bytes[length++] = (byte)(value >> bits);
        }

        return bytes[..length];
    }

    /// <summary>Decodes <c>=XX</c> and soft line breaks; a broken escape stays as it is.</summary>
    public static byte[] QuotedPrintable(ReadOnlySpan<char> text, bool underscoreIsSpace)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 1 < text.Length && text[i + 1] == '\n') { i++; continue; }
            if (text[i] == '=' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes[length++] = (byte)((Convert.FromHexString(text.Slice(i + 1, 2))[0]));
                i += 2;
            }
            else bytes[length++] = underscoreIsSpace && text[i] == '_' ? (byte)' ' : (byte)text[i];
        }

        return bytes[..length];
    }

    private static byte[] Raw(ReadOnlySpan<char> body)
    {
        var bytes = new byte[body.Length];
        Encoding.Latin1.GetBytes(body, bytes);
        return bytes;
    }

    private static int Sextet(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };
}
