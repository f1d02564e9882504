namespace CampaignMetrics.Links;

/// <summary>The parts of a URL (RFC 3986 section 3), as they stand in it.</summary>
internal readonly ref struct UrlParts
{
    public required ReadOnlySpan<char> Scheme { get; init; }

    public required bool HasAuthority { get; init; }

    public ReadOnlySpan<char> Authority { get; init; }

    public required ReadOnlySpan<char> Path { get; init; }

    public required ReadOnlySpan<char> Query { get; init; }

    public required ReadOnlySpan<char> Fragment { get; init; }

    /// <summary>The parts of a URL that has a scheme; none of anything else.</summary>
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

    /// <summary>How long the scheme is, without its colon; 0 for none.</summary>
    private static int SchemeLength(ReadOnlySpan<char> url)
    {
        if (url.IsEmpty || !char.IsAsciiLetter(url[0])) return 0;
        var end = 1;
        while (end < url.Length && (char.IsAsciiLetterOrDigit(url[end]) || url[end] is '+' or '-' or '.')) end++;
        return end < url.Length && url[end] == ':' ? end : 0;
    }

    /// <summary>What follows the first such letter, and leaves the text with it; empty where there is none.</summary>
    private static ReadOnlySpan<char> Cut(scoped ref ReadOnlySpan<char> text, char letter)
    {
        var at = text.IndexOf(letter);
        if (at < 0) return default;
        var after = text[(at + 1)..];
        text = text[..at];
        return after;
    }
}
