using System.Net;
using System.Text;

namespace CampaignMetrics.Catalogs;

/// <summary>
/// Extracts the links of an email from its HTML, in order. The role of a link comes from <c>data-role</c> if the sender set it, else from
/// words in its address or text, else from whether it is hidden.
/// </summary>
/// <remarks>
/// Links that lead to no web server, such as a place of the page or a new mail, are left out, since clicks on them cannot be tracked. Only
/// those with a role are kept, such as a <c>mailto:</c> that unsubscribes. This is no HTML parser: it looks for anchors only, and never
/// fails.
/// </remarks>
internal static class HtmlLinks
{
    /// <summary>
    /// Words in a link's address or text that tell its role, the most telling role first: an unsubscribe link may lead to a preferences
    /// page, but not the other way round.
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

    /// <summary>Limits in characters: of a tag, of the text in an anchor, and of the label made from it.</summary>
    private const int LongestTag = 8192, LongestText = 500, LongestLabel = 100;

    /// <summary>The links of an HTML text.</summary>
    public static IReadOnlyList<EmailLink> In(string html)
    {
        var found = Found(html);
        var roles = new Dictionary<string, LinkRole>(StringComparer.Ordinal);
        foreach (var link in found)
            if (!roles.TryGetValue(link.Url, out var known) || IsTold(link.Role, known)) roles[link.Url] = link.Role;
        return
        [
            .. found.Select(link => link with { Role = roles[link.Url] })
                .Where(link => link.Role != LinkRole.Content || IsFollowed(link.Url)),
        ];
    }

    /// <summary>
    /// Whether a role replaces the one known so far: a URL has one role, the first that any of its places tells. A link that is hidden at
    /// one place and visible at another, as in designs for two widths, is no honeypot.
    /// </summary>
    private static bool IsTold(LinkRole role, LinkRole known) => known switch
    {
        LinkRole.Honeypot => role != LinkRole.Honeypot,
        LinkRole.Content => role is not (LinkRole.Content or LinkRole.Honeypot),
        LinkRole.Unsubscribe or LinkRole.Preferences or LinkRole.ViewInBrowser => false,
    };

    private static List<EmailLink> Found(string html)
    {
        var found = new List<EmailLink>();
        for (var at = 0; (at = NextAnchor(html, at)) >= 0;)
        {
            var tag = TagOf(html.AsSpan(at));
            var text = html.AsSpan(at + tag.Length, Math.Min(html.Length - at - tag.Length, LongestText));
            if (text.IndexOf("</a", StringComparison.OrdinalIgnoreCase) is >= 0 and var close) text = text[..close];
            if (tag.StartsWith("<area", StringComparison.OrdinalIgnoreCase)) text = default;
            if (Attribute(tag, "href")?.Trim() is { Length: > 0 } url)
                found.Add(new EmailLink
                {
                    Id = Attribute(tag, "id"), Url = url, Role = RoleOf(tag, url, text) ?? LinkRole.Content, Part = EmailPart.Html,
                    Label = LabelOf(text),
                });
            at += tag.Length;
        }
        return found;
    }

    /// <summary>The index of the next link, or −1. Comments are skipped, since nobody sees what is in them.</summary>
    private static int NextAnchor(string html, int from)
    {
        for (; (from = html.IndexOf('<', from)) >= 0; from++)
        {
            var rest = html.AsSpan(from);
            if (rest.StartsWith("<!--"))
            {
                // From the first hyphen on: in HTML <!--> is a whole comment.
                var end = html.IndexOf("-->", from + 2, StringComparison.Ordinal);
                if (end < 0) return -1;
                from = end;
            }
            else if (IsTag(rest, "<a") || IsTag(rest, "<area")) return from;
        }
        return -1;
    }

    private static bool IsTag(ReadOnlySpan<char> text, string tag) =>
        text.Length > tag.Length && text.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && char.IsWhiteSpace(text[tag.Length]);

    /// <summary>The tag that the text begins with, up to its <c>&gt;</c>; one in quotes does not count.</summary>
    private static ReadOnlySpan<char> TagOf(ReadOnlySpan<char> html)
    {
        var text = html[..Math.Min(html.Length, LongestTag)];
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            if (quote == text[i]) quote = '\0';
            else if (quote == '\0' && text[i] == '>') return text[..(i + 1)];
            else if (quote == '\0' && text[i] is '"' or '\'') quote = text[i];
        }
        // A quote was never closed: the tag ends at the first >, in quotes or not.
        return text.IndexOf('>') is >= 0 and var end ? text[..(end + 1)] : text;
    }

    private static bool IsFollowed(string url) => url[0] != '#' && (SchemeOf(url) is not { } scheme || scheme is "http" or "https");

    private static string? SchemeOf(string url)
    {
        // A colon in a path, a query or a placeholder ends no scheme.
        var end = url.IndexOf(':', StringComparison.Ordinal);
        return end > 0 && !url.AsSpan(0, end).ContainsAny("/?#{}*[]|") ? url[..end].ToLowerInvariant() : null;
    }

    /// <summary>The text that the reader sees, in one line; null if there is none, as with a picture.</summary>
    private static string? LabelOf(ReadOnlySpan<char> html)
    {
        var text = new StringBuilder();
        while (!html.IsEmpty)
        {
            var tag = html.IndexOf('<');
            text.Append(html[..(tag < 0 ? html.Length : tag)]).Append(' ');
            if (tag < 0) break;
            html = html[(tag + TagOf(html[tag..]).Length)..];
        }
        var words = string.Join(' ', WebUtility.HtmlDecode(text.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length switch
        {
            0 => null,
            <= LongestLabel => words,
            // A surrogate pair must not be cut in half.
            _ => words[..(char.IsHighSurrogate(words[LongestLabel - 1]) ? LongestLabel - 1 : LongestLabel)].TrimEnd(),
        };
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
        // Inline styles only: to follow style sheets would take a parser of CSS.
        var style = (Attribute(tag, "style") ?? "").Replace(" ", "", StringComparison.Ordinal);
        return style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Attribute(ReadOnlySpan<char> tag, string name)
    {
        for (var rest = tag; rest.IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var at;)
        {
            // Not within another name, as href in data-href.
            var isWord = at > 0 && char.IsWhiteSpace(rest[at - 1]);
            rest = rest[(at + name.Length)..];
            var value = rest.TrimStart();
            if (!isWord || value is not ['=', ..]) continue;
            value = value[1..].TrimStart();
            if (value.IsEmpty) return null;
            var end = value[0] is '"' or '\'' ? value[1..].IndexOf(value[0]) : value.IndexOfAny(" \t\r\n>");
            var bare = value[0] is '"' or '\'' ? value.Slice(1, Math.Max(end, 0)) : value[..(end < 0 ? value.Length : end)];
            return WebUtility.HtmlDecode(bare.ToString());
        }
        return null;
    }
}
