namespace CampaignMetrics.Links;

/// <summary>
/// The values in a text that belong to parameters of the recipient, wherever a link may hold them: in its query, its fragment or its
/// path, in a link within it, or where there is no link but the parameter alone.
/// </summary>
/// <remarks>
/// <para>A parameter's name begins where the text does, or behind a character that is in no word, and ends at <c>=</c>; its value ends
/// at <c>&amp;</c> or <c>#</c>. So whatever <see cref="LinkIdentity"/> takes off is among these: it reads the same
/// <see cref="ParameterNames"/> in the same text, and begins them at <c>?</c> and <c>&amp;</c> alone.</para>
/// <para>The text is read again with its escapes decoded, since a link within a link is encoded once more than the link around it.</para>
/// </remarks>
internal sealed class RecipientValues
{
    /// <summary>How often a text is decoded: links lie within each other so deep.</summary>
    public const int MaxDepth = 8;

    private readonly ParameterNames _names;

    /// <param name="ignored">The user's own parameters that carry the recipient; those of email products are known.</param>
    public RecipientValues(IEnumerable<string>? ignored = null) => _names = new ParameterNames(RecipientParameters.OfRecipients(ignored));

    /// <summary>By the parameters of email products alone.</summary>
    public static RecipientValues Default { get; } = new();

    /// <summary>The values in a text, by where they begin; they may overlap, and one may be found at several depths.</summary>
    /// <param name="text">The text without character references.</param>
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
                // An end that lies ahead is the next one still: no stretch is searched twice.
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

    /// <summary>Unreserved characters (RFC 3986 section 2.3), and those beyond ASCII, of which an escape's last digit is left.</summary>
    private static bool IsOfWord(char letter) =>
        !char.IsAscii(letter) || char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~';
}
