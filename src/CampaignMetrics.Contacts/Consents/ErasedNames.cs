using System.Text;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Takes a contact's names out of texts. A word stands for each spelling, so that texts that were alike stay alike and others stay apart:
/// numbers by link, list or tag do not change.
/// </summary>
internal sealed class ErasedNames
{
    /// <summary>A key that is no address may be any word or number. One that is shorter would be found in texts that say nothing of the
    /// contact.</summary>
    private const int ShortestKey = 6;

    private readonly Words _words;
    private readonly string[] _spellings;

    public ErasedNames(ContactId contact, IEnumerable<string> alsoKnownAs, Words words)
    {
        _words = words;
        var tells = contact.Value.Contains('@', StringComparison.Ordinal) || contact.Value.Length >= ShortestKey;
        var names = tells ? alsoKnownAs.Prepend(contact.Value) : alsoKnownAs;
        // Of spellings that begin alike the longest is taken: no end of one is left over.
        _spellings = [.. names.Where(name => name.Length > 0).SelectMany(Spellings).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Length)];
    }

    /// <summary>The text with a word in the place of each name.</summary>
    public string Clean(string text) => Replace(text, _words.For);

    public string? CleanOrNull(string? text) => text is null ? null : Clean(text);

    /// <summary>The text with something else in the place of each name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="stand">What stands for a name, as it is spelled there.</param>
    public string Replace(string text, Func<string, string> stand)
    {
        var at = FindNext(text, 0, out var length);
        if (at < 0) return text;
        var cleaned = new StringBuilder();
        var from = 0;
        for (; at >= 0; at = FindNext(text, from, out length))
        {
            cleaned.Append(text, from, at - from).Append(stand(text.Substring(at, length)));
            from = at + length;
        }
        return cleaned.Append(text, from, text.Length - from).ToString();
    }

    /// <returns>Where the first name begins, and how long it is; −1 for none.</returns>
    private int FindNext(string text, int from, out int length)
    {
        var (first, found) = (-1, 0);
        foreach (var spelling in _spellings)
        {
            var end = first < 0 ? text.Length : Math.Min(text.Length, first + spelling.Length - 1);
            var at = end - from < spelling.Length ? -1 : text.IndexOf(spelling, from, end - from, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (first < 0 || at < first)) (first, found) = (at, spelling.Length);
        }
        length = found;
        return first;
    }

    /// <summary>As it stands in links (RFC 3986 section 2.1, also encoded twice), in return paths (VERP), in HTML and in JSON.</summary>
    private static IEnumerable<string> Spellings(string name)
    {
        var escaped = Uri.EscapeDataString(name);
        yield return name;
        yield return escaped;
        yield return Uri.EscapeDataString(escaped);
        yield return name.Replace("@", "%40", StringComparison.Ordinal);
        yield return name.Replace('@', '=');
        yield return name.Replace("@", "&#64;", StringComparison.Ordinal);
        yield return name.Replace("@", "&#x40;", StringComparison.Ordinal);
        yield return name.Replace("@", "\\u0040", StringComparison.Ordinal);
    }
}
