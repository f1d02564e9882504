using System.Text;

namespace CampaignMetrics.Links;

/// <summary>Replaces the recipient's values in URLs, as a pseudonymous copy of events needs it. Equal links stay equal, and different ones
/// stay different.</summary>
internal sealed class RecipientReplacement(RecipientValues values)
{
    /// <summary>Replaces the values in a text.</summary>
    /// <param name="text">A URL, or a text that may hold a parameter of one.</param>
    /// <param name="stand">Gives the replacement of a value, which it gets in the form in which links are compared.</param>
    public string In(string text, Func<string, string> stand)
    {
        if (!text.AsSpan().ContainsAny('=', '%', '&')) return text;
        var link = TracedText.OfLink(text);
        var places = values.In(link.Text);
        if (places.Count == 0) return text;
        var hasScheme = UrlParts.TryParse(link.Text, out var url);
        var replaced = new StringBuilder(text.Length);
        var copied = 0;
        var fragment = FragmentOf(link.Text);
        foreach (var value in Apart(places, link.Text, hasScheme ? PathOf(url) : (0, -1)))
        {
            var found = Found(link.Text, value, fragment);
            if (found.IsEmpty) continue;
            var (start, end) = (link.PlaceOf(value.Start), link.PlaceOf(value.Start + found.Length));
            // Texts without a scheme are compared as they are written.
            var compared = hasScheme ? Compared(found) : text[start..end];
            replaced.Append(text, copied, start - copied).Append(Escaped(stand(compared), value.Depth + 1));
            copied = end;
        }
        return replaced.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>What is replaced of a value. Blanks at its end stay outside where the identity trims them: where it leaves out what
    /// follows, which it does not before a fragment, nor within one.</summary>
    private static ReadOnlySpan<char> Found(string text, RecipientValue value, int fragment)
    {
        var found = text.AsSpan(value.Start, value.End - value.Start);
        var trimmed = found.TrimEnd();
        var isBeforeMore = fragment >= 0 && value.End < text.Length;
        // Nothing but blanks is no value of a query.
        return isBeforeMore && (!trimmed.IsEmpty || value.Start > fragment) ? found : trimmed;
    }

    /// <summary>Where the sign of a fragment stands that holds more than blanks; −1 for none.</summary>
    private static int FragmentOf(string text)
    {
        var sign = text.IndexOf('#', StringComparison.Ordinal);
        return text.AsSpan(sign + 1).IsWhiteSpace() ? -1 : sign;
    }

    /// <summary>The values that come after the host and are not empty. Values that overlap are merged into one.</summary>
    private static List<RecipientValue> Apart(List<RecipientValue> found, string text, (int Start, int End) path)
    {
        var apart = new List<RecipientValue>(found.Count);
        var segment = path.Start;
        foreach (var value in found)
        {
            if (value.Start < path.Start) continue;
            var end = value.End;
            if (value.Start <= path.End)
            {
                // A value in a path ends at the end of its segment, so that the query stays a query.
                if (segment < value.Start) segment = EndOfSegment(text, value.Start, path.End);
                end = Math.Min(end, segment);
            }
            if (end == value.Start) continue;
            if (apart.Count == 0 || apart[^1].End <= value.Start) apart.Add(value with { End = end });
            else apart[^1] = apart[^1] with { End = Math.Max(apart[^1].End, end) };
        }
        return apart;
    }

    private static int EndOfSegment(string text, int start, int end) =>
        text.AsSpan(start, end - start).IndexOf('/') is >= 0 and var length ? start + length : end;

    private static (int Start, int End) PathOf(UrlParts url)
    {
        var start = url.Scheme.Length + ":".Length + (url.HasAuthority ? "//".Length + url.Authority.Length : 0);
        return (start, start + url.Path.Length);
    }

    private static string Compared(ReadOnlySpan<char> value)
    {
        var compared = new StringBuilder(value.Length);
        PercentEncoding.Append(value, compared, PlaceholderMarks.None);
        return compared.ToString();
    }

    /// <summary>Percent-encodes a replacement as often as its surroundings are encoded.</summary>
    private static string Escaped(string stand, int times)
    {
        for (; times > 0; times--) stand = Uri.EscapeDataString(stand);
        return stand;
    }
}
