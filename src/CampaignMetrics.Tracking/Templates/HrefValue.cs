using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace CampaignMetrics.TrackedMail;

/// <summary>Finds where the value of an attribute stands in the text, and proves it: read again, it must be the value that is
/// known.</summary>
internal static class HrefValue
{
    private const string Name = "href", Spaces = " \t\r\n\f";

    /// <param name="html">The text.</param>
    /// <param name="at">Where the attribute's name begins.</param>
    /// <param name="value">Its value, decoded.</param>
    /// <returns>Start and length of the value without quotes; null if it cannot be proved.</returns>
    public static (int Start, int Length)? Find(string html, int at, string value)
    {
        if (at < 0 || at > html.Length || !html.AsSpan(at).StartsWith(Name, StringComparison.OrdinalIgnoreCase)) return null;
        var equals = SkipSpaces(html, at + Name.Length);
        if (equals == html.Length || html[equals] != '=') return null;
        var start = SkipSpaces(html, equals + 1);
        if (start == html.Length) return null;
        var quote = html[start] is '"' or '\'' ? html.AsSpan(start, 1) : default;
        start += quote.Length;
        var rest = html.AsSpan(start);
        var length = quote.IsEmpty ? rest.IndexOfAny(Spaces + ">") : rest.IndexOf(quote[0]);
        return length >= 0 && IsValue(rest[..length], quote, value) ? (start, length) : null;
    }

    private static int SkipSpaces(string html, int at)
    {
        while (at < html.Length && Spaces.Contains(html[at], StringComparison.Ordinal)) at++;
        return at;
    }

    private static bool IsValue(ReadOnlySpan<char> raw, ReadOnlySpan<char> quote, string value) =>
        raw.ContainsAny("&\r\0") ? Decoded($"<a {Name}={quote}{raw}{quote}>") == value : raw.SequenceEqual(value);

    private static string? Decoded(string tag)
    {
        using var tokenizer = new HtmlTokenizer(new TextSource(tag), HtmlEntityProvider.Resolver);
        return (tokenizer.Get() as HtmlTagToken)?.GetAttribute(Name);
    }
}
