using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 3: one link, many spellings. Each step of the text, in its order.</summary>
internal static partial class NaiveUrl
{
    private static readonly string[] OfTheRecipient = ["mc_eid", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "ck_subscriber_id", "bbeid"];

    private static readonly Dictionary<string, string> Ports = new() { ["http"] = "80", ["https"] = "443", ["ftp"] = "21" };

    public static string Of(string? url, IEnumerable<string> ignoredParameters)
    {
        if (url is null || !Scheme().IsMatch(url.Trim())) return url ?? "";
        var text = Reference().Replace(url.Trim(), reference => WebUtility.HtmlDecode(reference.Value));
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var scheme = text[..colon].ToLowerInvariant();
        var (beforeFragment, fragment) = Cut(text[(colon + 1)..], '#');
        var (place, query) = Cut(beforeFragment, '?');
        place = Escaped(WithPlainHost(scheme, place));
        query = query is null ? null : WithoutIgnored(Escaped(query), [.. OfTheRecipient, .. ignoredParameters]);
        fragment = fragment is null ? null : Escaped(fragment);
        return scheme + ":" + place + (query is { Length: > 0 } ? "?" + query : "") + (fragment is { Length: > 0 } ? "#" + fragment : "");
    }

    public static string WithoutFragment(string url) => Cut(url, '#').Before;

    /// <summary>The host in lower case and ASCII, without a trailing dot; the scheme's own port taken off; an empty path is /.</summary>
    private static string WithPlainHost(string scheme, string place)
    {
        if (!place.StartsWith("//", StringComparison.Ordinal)) return place;
        var slash = place.IndexOf('/', 2);
        var (authority, path) = slash < 0 ? (place[2..], "/") : (place[2..slash], place[slash..]);
        var user = authority.Contains('@', StringComparison.Ordinal) ? authority[..(authority.LastIndexOf('@') + 1)] : "";
        var host = authority[user.Length..];
        var port = "";
        if (Port().Match(host) is { Success: true } match)
        {
            host = host[..match.Index];
            if (match.Groups[1].Value is { Length: > 0 } number && number != Ports.GetValueOrDefault(scheme)) port = ":" + number;
        }
        if (host.EndsWith('.')) host = host[..^1];
        return "//" + user + NaiveAddresses.AsciiOf(host) + port + path;
    }

    /// <summary>Unreserved characters decoded, other escapes in upper case, raw non-ASCII percent-encoded as UTF-8.</summary>
    private static string Escaped(string text)
    {
        var plain = Escape().Replace(text, escape =>
        {
            var letter = (char)Convert.ToByte(escape.Value[1..], 16);
            return IsUnreserved(letter) ? $"{letter}" : escape.Value.ToUpperInvariant();
        });
        return string.Concat(plain.EnumerateRunes().Select(rune => rune.IsAscii
            ? rune.ToString()
            : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(unit => $"%{unit:X2}"))));
    }

    private static bool IsUnreserved(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~';

    /// <summary>Parameters that carry the recipient, by exact name, split at &amp;.</summary>
    private static string WithoutIgnored(string query, IReadOnlyList<string> ignored) =>
        string.Join('&', query.Split('&').Where(parameter => !ignored.Contains(parameter.Split('=')[0])));

    private static (string Before, string? After) Cut(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var i ? (text[..i], text[(i + 1)..]) : (text, null);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex("&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(":([0-9]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Port();

    [GeneratedRegex("%[0-9a-fA-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
