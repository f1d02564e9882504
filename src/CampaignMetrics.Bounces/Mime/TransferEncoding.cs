using System.Text;

namespace CampaignMetrics.Bounces.Mime;

/// <summary>Decodes the Content-Transfer-Encoding (RFC 2045, section 6), skipping characters that do not belong to it.</summary>
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

    /// <summary>
    /// Decodes <c>=XX</c> and soft line breaks; white space at the end of a line was added on the way (RFC 2045, section 6.7, rule 3).
    /// A broken escape stays as it is.
    /// </summary>
    public static byte[] QuotedPrintable(ReadOnlySpan<char> text, bool underscoreIsSpace)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ' ' or '\t' or '=' && EndOfLine(text, i + 1) is var end and > 0)
            {
                i = text[i] == '=' ? end : end - 1;
            }
            else if (text[i] == '=' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes[length++] = Convert.FromHexString(text.Slice(i + 1, 2))[0];
                i += 2;
            }
            else bytes[length++] = underscoreIsSpace && text[i] == '_' ? (byte)' ' : (byte)text[i];
        }

        return bytes[..length];
    }

    /// <summary>The index of the line feed, if nothing but white space stands before it; else 0.</summary>
    private static int EndOfLine(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        return at < text.Length && text[at] == '\n' ? at : 0;
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
        // The URL-safe alphabet (RFC 4648, section 5) is accepted too: no mail uses its two characters otherwise.
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };
}
