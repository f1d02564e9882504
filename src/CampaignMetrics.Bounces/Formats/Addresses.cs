namespace CampaignMetrics.Bounces.Formats;

/// <summary>Finds mail addresses in running text.</summary>
internal static class Addresses
{
    /// <summary>The first address at or after a position; empty where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="start">Where the address begins.</param>
    public static string Next(ReadOnlySpan<char> text, int from, out int start)
    {
        for (var at = from; at < text.Length; at++)
        {
            var found = text[at..].IndexOf('@');
            if (found < 0) break;
            at += found;
            var end = at + 1;
            while (end < text.Length && (IsDomain(text[end]) || text[end] is '.')) end++;
            // A full stop after the address ends the sentence and is not part of the domain.
            while (end > at + 1 && text[end - 1] is '.' or '-' or '_') end--;
            start = LocalPartStart(text, at, from);
            if (start < at && end > at + 1) return text[start..end].ToString();
        }

        start = -1;
        return "";
    }

    /// <summary>The address in a field such as <c>rfc822; "Ann" &lt;ann@example.net&gt;</c>; empty where there is none.</summary>
    public static string In(ReadOnlySpan<char> field)
    {
        var angle = field.LastIndexOf('<');
        var address = angle >= 0 ? Next(field, angle + 1, out _) : "";
        return address.Length > 0 ? address : Next(field, 0, out _);
    }

    /// <summary>Whether a text holds an address, and not merely a longer one that it is a part of.</summary>
    public static bool Holds(string text, string address)
    {
        for (var at = 0; (at = text.IndexOf(address, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var rest = text.AsSpan(at + address.Length).TrimStart('.');
            if ((at == 0 || !IsLocal(text[at - 1])) && (rest.IsEmpty || !IsDomain(rest[0]))) return true;
        }

        return false;
    }

    /// <summary>The domain of an address; empty where it has none.</summary>
    public static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..];

    private static int LocalPartStart(ReadOnlySpan<char> text, int at, int from)
    {
        // A quoted local part such as "ann smith"@example.net may hold spaces (RFC 5321, section 4.1.2).
        if (at > from && text[at - 1] == '"')
        {
            var quote = text[..(at - 1)].LastIndexOf('"');
            if (quote >= from) return quote;
        }

        var start = at;
        while (start > from && IsLocal(text[start - 1])) start--;
        // An apostrophe may be part of a name, but at the start it is a quotation mark.
        while (start < at && text[start] is '\'' or '.') start++;
        return start;
    }

    private static bool IsDomain(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';

    private static bool IsLocal(char c) =>
        char.IsLetterOrDigit(c)
            || c is '.' or '-' or '_' or '+' or '=' or '#' or '$' or '%' or '&' or '\'' or '*' or '/' or '!' or '?' or '^' or '{' or '}'
                or '|' or '~' or '`';
}
