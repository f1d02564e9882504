namespace CampaignMetrics.Bounces.Rules;

/// <summary>Finds IPv6 addresses (RFC 4291, section 2.2) in a text.</summary>
internal static class Ipv6
{
    private const int Groups = 8, LongestGroup = 4;

    /// <summary>Whether a colon is the first of an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="colon">The index of the colon.</param>
    /// <param name="first">The index of the address's first character.</param>
    /// <param name="last">The index of its last character.</param>
    public static bool TryFindAround(ReadOnlySpan<char> text, int colon, out int first, out int last)
    {
        (first, last) = (colon, colon);
        // The cheapest test first: most colons end a word.
        if (colon + 1 == text.Length || (text[colon + 1] != ':' && !char.IsAsciiHexDigit(text[colon + 1]))) return false;
        while (first > 0 && colon - first <= LongestGroup && char.IsAsciiHexDigit(text[first - 1])) first--;
        if (colon - first > LongestGroup || !BeginsAWord(text, first)) return false;
        var end = EndOf(text, first);
        last = end - 1;
        return end > 0 && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || GoesOn(text, end)));
    }

    private static bool BeginsAWord(ReadOnlySpan<char> text, int at)
    {
        if (at == 0) return true;
        if (text[at - 1] != ':') return !char.IsLetterOrDigit(text[at - 1]) && text[at - 1] != '.';
        // A word may stand before it (RFC 5321, section 4.1.3: "IPv6:2001:db8::1"), but not another group.
        var group = text[..(at - 1)].TrimEnd("0123456789abcdefABCDEF");
        return group.Length > 0 && char.IsLetterOrDigit(group[^1]);
    }

    private static bool GoesOn(ReadOnlySpan<char> text, int end) =>
        text[end] == ':' && end + 1 < text.Length && (text[end + 1] == ':' || char.IsAsciiHexDigit(text[end + 1]));

    /// <summary>The index behind an address; -1 where none begins.</summary>
    private static int EndOf(ReadOnlySpan<char> text, int at)
    {
        var (groups, isShortened) = (0, false);
        while (at < text.Length)
        {
            if (text[at..].StartsWith("::"))
            {
                if (isShortened) return -1;
                (isShortened, at) = (true, at + 2);
            }
            else if (groups > 0 && text[at] == ':') at++;
            else if (groups > 0) break;

            var digits = at;
            while (at < text.Length && at - digits < LongestGroup && char.IsAsciiHexDigit(text[at])) at++;
            if (at == digits) break;
            // The last 32 bits may be written as an IPv4 address.
            if (at < text.Length && text[at] == '.' && FoldedText.Ipv4Length(text[digits..]) is > 0 and var ipv4)
                return IsWhole(groups + 2, isShortened) ? digits + ipv4 : -1;
            groups++;
        }

        // A colon behind it is punctuation.
        if (at > 0 && text[at - 1] == ':' && !text[..at].EndsWith("::")) at--;
        return IsWhole(groups, isShortened) ? at : -1;
    }

    private static bool IsWhole(int groups, bool isShortened) => isShortened ? groups is > 0 and < Groups : groups == Groups;
}
