namespace CampaignMetrics.Links;

/// <summary>The parts of a URL (RFC 3986 section 3), not decoded or normalised.</summary>
internal readonly ref struct UrlParts
{
    public required ReadOnlySpan<char> Scheme { get; init; }

    public required bool HasAuthority { get; init; }

    public ReadOnlySpan<char> Authority { get; init; }

    public required ReadOnlySpan<char> Path { get; init; }

    public required ReadOnlySpan<char> Query { get; init; }

    public required ReadOnlySpan<char> Fragment { get; init; }

    /// <summary>Splits a URL into its parts; false for a text without a scheme.</summary>
    public static bool TryParse(ReadOnlySpan<char> url, out UrlParts parts)
    {
        parts = default;
        var scheme = SchemeLength(url);
        if (scheme == 0) return false;
        var rest = url[(scheme + 1)..];
        var fragment = Cut(ref rest, '#');
        var query = Cut(ref rest, '?');
        var hasAuthority = rest.StartsWith("//");
        if (hasAuthority) rest = rest[2..];
        var path = hasAuthority && rest.IndexOf('/') is >= 0 and var at ? at : hasAuthority ? rest.Length : 0;
        parts = new UrlParts
        {
            Scheme = url[..scheme], HasAuthority = hasAuthority, Authority = rest[..path], Path = rest[path..], Query = query,
            Fragment = fragment,
        };
        return true;
    }

    /// <summary>The length of the scheme without its colon; 0 for none.</summary>
    private static int SchemeLength(ReadOnlySpan<char> url)
    {
        if (url.IsEmpty || !char.IsAsciiLetter(url[0])) return 0;
        var end = 1;
        while (end < url.Length && (char.IsAsciiLetterOrDigit(url[end]) || url[end] is '+' or '-' or '.')) end++;
        return end < url.Length && url[end] == ':' ? end : 0;
    }

    /// <summary>Cuts off what follows the first such character, and the character, and returns what followed; empty if there is
    /// none.</summary>
    private static ReadOnlySpan<char> Cut(scoped ref ReadOnlySpan<char> text, char letter)
    {
        var at = text.IndexOf(letter);
        if (at < 0) return default;
        var after = text[(at + 1)..];
        text = text[..at];
        return after;
    }
}
