using System.Net;
using System.Text;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>Extracts the text of an HTML body, with one line for each block element.</summary>
internal static class HtmlText
{
    // Bounds the search for the end of a tag, so that a text full of unclosed brackets is not scanned quadratically.
    private const int MaxTagLength = 4000;

    public static string From(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            if (open < 0) open = html.Length;
            text.Append(html, at, open - at);
            at = open == html.Length ? open : SkipTag(html, open, text);
        }

        return WebUtility.HtmlDecode(text.ToString());
    }

    private static int SkipTag(string html, int open, StringBuilder text)
    {
        var tag = html.AsSpan(open + 1, Math.Min(html.Length - open - 1, MaxTagLength));
        foreach (var hidden in (ReadOnlySpan<string>)["style", "script", "!--"])
        {
            if (!tag.StartsWith(hidden, StringComparison.OrdinalIgnoreCase)) continue;
            var close = hidden == "!--" ? "-->" : "</" + hidden;
            var end = html.IndexOf(close, open + 1, StringComparison.OrdinalIgnoreCase);
            return end < 0 ? html.Length : end + close.Length;
        }

        // An address in angle brackets, which the server forgot to escape: <ann@example.net> is no tag. Keep it.
        if (tag.Contains('@')
            && tag.IndexOf('@') < tag.IndexOf('>')
            && tag.IndexOfAny(' ', '\n', '=') is var space
            && (space < 0 || space > tag.IndexOf('>')))
        {
            text.Append('<');
            return open + 1;
        }

        // Inline elements must not break a sentence into lines: phrases are found within running text.
        text.Append(
            tag.StartsWith("b>")
                || tag.StartsWith("/b")
                || tag.StartsWith("a ")
                || tag.StartsWith("/a")
                || tag.StartsWith("span")
                || tag.StartsWith("/span")
                ? ' '
                : '\n');
        var next = tag.IndexOf('>');
        return next < 0 ? open + 1 + tag.Length : open + next + 2;
    }
}
