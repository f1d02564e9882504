namespace CampaignMetrics.Links;

/// <summary>
/// Finds the recipient's values in a text, wherever a URL may hold them: in its query, its fragment or its path, in a URL within the URL,
/// or in a parameter that stands alone.
/// </summary>
/// <remarks>
/// <para>A parameter's name begins at the beginning of the text or after a character that is part of no word, and ends at <c>=</c>; its
/// value ends at <c>&amp;</c> or <c>#</c>. So every value of a recipient that <see cref="LinkIdentity"/> leaves out is found: it looks for
/// the same <see cref="ParameterNames"/>, but only after <c>?</c> and <c>&amp;</c>. Not looked for are those of
/// <see cref="RecipientParameters.OfEmails"/>: identities are without them too, but they name the mail and nobody.</para>
/// <para>The text is then decoded and searched again, since a URL within a URL is encoded once more than the one around it.</para>
/// </remarks>
internal sealed class RecipientValues
{
    /// <summary>How many times a text is decoded at most, and so how deep URLs may be nested.</summary>
    public const int MaxDepth = 8;

    private readonly ParameterNames _names;

    /// <param name="ignored">The user's own parameters that carry the recipient; those of email products are known.</param>
    public RecipientValues(IEnumerable<string>? ignored = null) => _names = new ParameterNames(RecipientParameters.OfRecipients(ignored));

    /// <summary>Finds the parameters of email products only.</summary>
    public static RecipientValues Default { get; } = new();

    /// <summary>The values in a text, ordered by where they begin. They may overlap, and a value may be found at several depths.</summary>
    /// <param name="text">The text, with character references already decoded.</param>
    public List<RecipientValue> In(string text)
    {
        var found = new List<RecipientValue>();
        var reading = new TracedText(text);
        for (var depth = 0; depth <= MaxDepth && reading is not null; depth++)
        {
            AddTo(found, reading, depth);
            reading = reading.WithoutEscapes();
        }
        found.Sort();
        return found;
    }

    private void AddTo(List<RecipientValue> found, TracedText reading, int depth)
    {
        var text = reading.Text;
        int from = 0, end = 0;
        for (var sign = text.IndexOf('=', StringComparison.Ordinal); sign >= 0; sign = text.IndexOf('=', from))
        {
            if (EndsInName(text.AsSpan(from, sign - from)))
            {
                // An end that lies ahead is still the next one, so no stretch is searched twice.
                if (end <= sign) end = EndOfValue(text, sign + 1);
                found.Add(new RecipientValue(reading.PlaceOf(sign + 1), reading.PlaceOf(end), depth));
            }
            from = sign + 1;
        }
    }

    private bool EndsInName(ReadOnlySpan<char> text)
    {
        for (var start = Math.Max(0, text.Length - _names.LongestSpelling); start < text.Length; start++)
            if ((start == 0 || !IsOfWord(text[start - 1])) && _names.Contains(text[start..])) return true;
        return false;
    }

    private static int EndOfValue(string text, int start) =>
        text.AsSpan(start).IndexOfAny('&', '#') is >= 0 and var length ? start + length : text.Length;

    /// <summary>Whether a character is part of a word: unreserved characters (RFC 3986 section 2.3), and all beyond ASCII, as these end in
    /// a digit, which is unreserved, when they are escaped.</summary>
    private static bool IsOfWord(char letter) =>
        !char.IsAscii(letter) || char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~';
}
