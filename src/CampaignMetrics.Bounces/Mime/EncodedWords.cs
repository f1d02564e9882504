using System.Text;

namespace CampaignMetrics.Bounces.Mime;

/// <summary>Decodes the encoded words of a header field (RFC 2047).</summary>
internal static class EncodedWords
{
    /// <summary>The field as text; what is not well-formed stays as it is.</summary>
    public static string Decode(string value)
    {
        if (!value.Contains("=?", StringComparison.Ordinal)) return Charsets.Decode(Encoding.Latin1.GetBytes(value), "");
        var decoded = new StringBuilder();
        for (var at = 0; at < value.Length;)
        {
            var start = value.IndexOf("=?", at, StringComparison.Ordinal);
            if (start < 0 || !TryDecodeAt(value, start, out var word, out var end)) { decoded.Append(value.AsSpan(at)); break; }
            var between = value.AsSpan(at, start - at);
            if (!between.Trim().IsEmpty || at == 0) decoded.Append(between);
            decoded.Append(word);
            at = end;
        }

        return decoded.ToString();
    }

    private static bool TryDecodeAt(string value, int start, out string word, out int end)
    {
        (word, end) = ("", start);
        var encoding = value.IndexOf('?', start + 2);
        if (encoding < 0 || encoding + 2 >= value.Length || value[encoding + 2] != '?') return false;
        end = value.IndexOf("?=", encoding + 3, StringComparison.Ordinal);
        if (end < 0) return false;
        var text = value.AsSpan(encoding + 3, end - encoding - 3);
        var bytes =
            value[encoding + 1] is 'B' or 'b'
                ? TransferEncoding.Base64(text)
                : TransferEncoding.QuotedPrintable(text, underscoreIsSpace: true);
        word = Charsets.Decode(bytes, value[(start + 2)..encoding]);
        end += 2;
        return true;
    }
}
