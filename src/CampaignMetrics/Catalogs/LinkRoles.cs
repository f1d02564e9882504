using System.Net;

namespace CampaignMetrics.Catalogs;

/// <summary>
/// Tells the roles of an email's links from its HTML: by <c>data-role</c> where the sender set it, else by hiding, address and words.
/// </summary>
internal static class LinkRoles
{
    /// <summary>
    /// Words in a link's address or text, most telling first: an unsubscribe link may stand on a preferences page, not the other way round.
    /// </summary>
    private static readonly (LinkRole Role, string[] Words)[] Words =
    [
        (
            LinkRole.Unsubscribe,
            [
                "unsub", "opt-out", "optout", "opt out", "list-remove", "afmeld", "uitschrijv", "abmeld", "abbestell", "désabonn",
                "desabonn", "darse de baja", "cancelar-suscrip", "disiscri",
            ]),
        (
            LinkRole.Preferences,
            ["preference", "manage-subscription", "manage subscription", "email-settings", "voorkeur", "einstellungen", "préférences"]),
        (
            LinkRole.ViewInBrowser,
            [
                "view-in-browser", "view in browser", "view in your browser", "viewinbrowser", "view online", "webversion", "web version",
                "bekijk online", "im browser", "online-version", "dans votre navigateur",
            ]),
    ];

    /// <summary>How much of what an anchor encloses is looked at, in characters.</summary>
    private const int LongestText = 500;

    /// <summary>The links that are not mere content, by URL.</summary>
    public static Dictionary<string, LinkRole> FromHtml(string html)
    {
        var roles = new Dictionary<string, LinkRole>(StringComparer.Ordinal);
        for (var at = 0; (at = NextAnchor(html, at)) >= 0;)
        {
            var end = html.IndexOf('>', at);
            if (end < 0) break;
            var tag = html.AsSpan(at, end - at);
            var text = html.AsSpan(end + 1, Math.Min(html.Length - end - 1, LongestText));
            if (text.IndexOf("</a", StringComparison.OrdinalIgnoreCase) is >= 0 and var close) text = text[..close];
            if (Attribute(tag, "href") is { Length: > 0 } url && RoleOf(tag, url, text) is { } role) roles.TryAdd(url, role);
            at = end;
        }
        return roles;
    }

    private static int NextAnchor(string html, int from)
    {
        for (; (from = html.IndexOf("<a", from, StringComparison.OrdinalIgnoreCase)) >= 0; from += 2)
            if (from + 2 < html.Length && char.IsWhiteSpace(html[from + 2])) return from;
        return -1;
    }

    private static LinkRole? RoleOf(ReadOnlySpan<char> tag, string url, ReadOnlySpan<char> text)
    {
        if (Attribute(tag, "data-role") is { } stated
            && Enum.TryParse<LinkRole>(stated, ignoreCase: true, out var role)
            && Enum.IsDefined(role))
            return role;
        foreach (var (named, words) in Words)
            foreach (var word in words)
                if (url.Contains(word, StringComparison.OrdinalIgnoreCase) || text.Contains(word, StringComparison.OrdinalIgnoreCase))
                    return named;
        return IsHidden(tag) ? LinkRole.Honeypot : null;
    }

    private static bool IsHidden(ReadOnlySpan<char> tag)
    {
        var style = (Attribute(tag, "style") ?? "").Replace(" ", "", StringComparison.Ordinal);
        return style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Attribute(ReadOnlySpan<char> tag, string name)
    {
        for (var rest = tag; rest.IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var at;)
        {
            var isWord = at > 0 && char.IsWhiteSpace(rest[at - 1]);
            rest = rest[(at + name.Length)..];
            var value = rest.TrimStart();
            if (!isWord || value is not ['=', ..]) continue;
            value = value[1..].TrimStart();
            if (value.IsEmpty) return null;
            var end = value[0] is '"' or '\'' ? value[1..].IndexOf(value[0]) : value.IndexOfAny(" \t\r\n");
            var bare = value[0] is '"' or '\'' ? value.Slice(1, Math.Max(end, 0)) : value[..(end < 0 ? value.Length : end)];
            return WebUtility.HtmlDecode(bare.ToString());
        }
        return null;
    }
}
