using System.Buffers;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Extracts addresses from header fields (RFC 5322, section 3.4).</summary>
internal static class Address
{
    private static readonly SearchValues<char> Around = SearchValues.Create("<>\",; \t\r\n");

    /// <summary>
    /// The address in <c>Ann Smith &lt;ann@example.com&gt;</c>; of several addresses the first. Null where there is none.
    /// </summary>
    public static string? Bare(string text)
    {
        if (!text.AsSpan().ContainsAny(Around)) return text;
        var (open, isQuoted, end) = (-1, false, text.Length);
        for (var i = 0; i < end; i++)
        {
            if (text[i] == '"' && (i == 0 || text[i - 1] != '\\')) isQuoted = !isQuoted;
            else if (isQuoted) continue;
            else if (text[i] == '<') open = i;
            else if (text[i] == '>' && open >= 0) return Some(text.AsSpan(open + 1, i - open - 1));
            else if (text[i] == ',') end = i;
        }
        return Some(text.AsSpan(0, end));
    }

    private static string? Some(ReadOnlySpan<char> address) => address.Trim() is { Length: > 0 } some ? some.ToString() : null;
}
