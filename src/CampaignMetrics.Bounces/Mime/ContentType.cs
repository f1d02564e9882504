using System.Globalization;
using System.Text;

namespace CampaignMetrics.Bounces.Mime;

/// <summary>
/// A Content-Type field (RFC 2045, section 5): the media type in lower case, and the parameters that matter here, whole or in pieces
/// (RFC 2231, sections 3 and 4).
/// </summary>
internal readonly record struct ContentType(string MediaType, string Boundary, string Charset)
{
    /// <summary>
    /// Bounds the pieces of RFC 2231. A boundary has at most 70 characters, which no sender cuts into more pieces than this.
    /// </summary>
    private const int MaxPieces = 20;

    public bool IsMultipart =>
        MediaType.StartsWith("multipart/", StringComparison.Ordinal) || (MediaType.Length == 0 && Boundary.Length > 0);

    /// <summary>Reads the value of the field; an empty or broken one is <c>text/plain</c> or what its parameters say.</summary>
    public static ContentType Parse(string value)
    {
        // What follows is a parameter, a comment (RFC 822, section 3.4.3), or a parameter whose semicolon is missing.
        var start = value.AsSpan().TrimStart();
        var end = start.IndexOfAny(';', '(', ' ');
        var media = (end < 0 ? start : start[..end]).Trim().ToString().ToLowerInvariant();
        return new ContentType(media, Parameter(value, "boundary"), Parameter(value, "charset"));
    }

    /// <summary>A parameter of a structured field, without its quotes; empty where there is none.</summary>
    public static string Parameter(string value, string name)
    {
        if (TryFind(value, name, out var whole)) return whole;
        if (!value.Contains('*', StringComparison.Ordinal)) return "";
        return TryFind(value, name + "*", out var extended) ? Unescaped(extended, isFirst: true) : Joined(value, name);
    }

    private static string Joined(string value, string name)
    {
        var joined = new StringBuilder();
        for (var i = 0; i < MaxPieces; i++)
        {
            var piece = string.Create(CultureInfo.InvariantCulture, $"{name}*{i}");
            if (TryFind(value, piece, out var plain)) joined.Append(plain);
            else if (TryFind(value, piece + "*", out var extended)) joined.Append(Unescaped(extended, isFirst: i == 0));
            else break;
        }

        return joined.ToString();
    }

    private static bool TryFind(string value, string name, out string found)
    {
        found = "";
        for (var at = 0; (at = value.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Length)
        {
            var rest = value.AsSpan(at + name.Length).TrimStart();
            // The name must be a parameter of its own, not the end of another name or part of a value.
            if (rest is not ['=', ..] || (at > 0 && value[at - 1] is not (';' or ' ' or '\t'))) continue;
            rest = rest[1..].TrimStart();
            found = rest is ['"', ..] ? Quoted(rest[1..]) : Token(rest);
            return true;
        }

        return false;
    }

    private static string Token(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(' ', ';', '\t');
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    /// <summary>Reads a quoted string after its first quote; a backslash escapes the next character (RFC 822, section 3.3).</summary>
    private static string Quoted(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('"', '\\');
        if (end >= 0 && rest[end] == '"') return rest[..end].ToString();
        var text = new StringBuilder();
        for (var i = 0; i < rest.Length && rest[i] != '"'; i++)
        {
            if (rest[i] == '\\' && i + 1 < rest.Length) i++;
            text.Append(rest[i]);
        }

        return text.ToString();
    }

    /// <summary>Decodes bytes such as <c>%41</c>. The first piece begins with charset and language: <c>us-ascii'en'a%20b</c>.</summary>
    private static string Unescaped(string extended, bool isFirst)
    {
        var parts = isFirst ? extended.Split('\'', 3) : [extended];
        return Uri.UnescapeDataString(parts[^1]);
    }
}
