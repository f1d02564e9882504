using System.Text;

namespace CampaignMetrics.Links;

/// <summary>
/// The placeholders of a link in an email's design, <c>{{…}}</c>, <c>{…}</c>, <c>*|…|*</c> and <c>[[…]]</c>, which the sender fills in for
/// each recipient.
/// </summary>
internal sealed class Placeholders
{
    private static readonly (string Opening, string Closing)[] Kinds = [("{{", "}}"), ("{", "}"), ("*|", "|*"), ("[[", "]]")];

    private readonly List<string> _texts = [];

    private Placeholders() { }

    public PlaceholderMarks Marks => new(_texts.Count);

    /// <summary>Finds the placeholders of a link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="marked">The link with a mark in place of each placeholder; the link itself if it has none.</param>
    public static Placeholders In(string link, out string marked)
    {
        var found = new Placeholders();
        marked = link.AsSpan().ContainsAny("{*[") ? found.Mark(link) : link;
        return found;
    }

    /// <summary>Puts the placeholders back in place of their marks.</summary>
    public string Restore(string marked)
    {
        if (!Marks.AreIn(marked)) return marked;
        var text = new StringBuilder(marked.Length);
        foreach (var letter in marked)
        {
            if (Marks.IndexOf(letter) is >= 0 and var index) text.Append(_texts[index]);
            else text.Append(letter);
        }
        return text.ToString();
    }

    private string Mark(string link)
    {
        var marked = new StringBuilder(link.Length);
        Span<int> closings = stackalloc int[Kinds.Length];
        closings.Clear();
        for (var at = 0; at < link.Length;)
        {
            var length = _texts.Count < PlaceholderMarks.Most ? LengthAt(link, at, closings) : 0;
            if (length == 0)
            {
                AppendUnmarked(link[at++], marked);
                continue;
            }
            marked.Append(PlaceholderMarks.Of(_texts.Count));
            _texts.Add(link.Substring(at, length));
            at += length;
        }
        return _texts.Count == 0 ? link : marked.ToString();
    }

    /// <summary>Appends a character of the link. One that looks like a mark is escaped, as the identity would do anyway.</summary>
    private static void AppendUnmarked(char letter, StringBuilder marked)
    {
        if (PlaceholderMarks.IsReserved(letter)) PercentEncoding.Append([letter], marked, PlaceholderMarks.None);
        else marked.Append(letter);
    }

    /// <param name="link">The link.</param>
    /// <param name="at">The index at which a placeholder may begin.</param>
    /// <param name="closings">The index of the next closing of each kind, so that no stretch is searched twice; −1 if there is none
    /// left.</param>
    /// <returns>The length of the placeholder that begins there; 0 for none.</returns>
    private static int LengthAt(string link, int at, Span<int> closings)
    {
        var rest = link.AsSpan(at);
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            var (opening, closing) = Kinds[kind];
            if (!rest.StartsWith(opening, StringComparison.Ordinal)) continue;
            var from = at + opening.Length;
            if (closings[kind] >= 0 && closings[kind] < from) closings[kind] = link.IndexOf(closing, from, StringComparison.Ordinal);
            if (closings[kind] < 0) continue;
            var end = closings[kind] + closing.Length;
            // {{{…}}} is one placeholder.
            if (rest.StartsWith("{{{", StringComparison.Ordinal) && end < link.Length && link[end] == '}') end++;
            return end - at;
        }
        return 0;
    }
}
