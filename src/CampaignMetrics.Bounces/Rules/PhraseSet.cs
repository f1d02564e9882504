using System.Text;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>
/// Collects the distinct phrases of the rule tables and numbers them from 0. <c>{address}</c> and <c>{ip}</c> stand for any mail address
/// and any network address; a <c>*</c> at the end makes the last word a prefix.
/// </summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<Phrase> _phrases = [];

    public IReadOnlyList<Phrase> Phrases => _phrases;

    /// <exception cref="ArgumentException">The phrase holds no word: it would occur everywhere.</exception>
    public int Add(string phrase) => NumberOf(phrase, Fold(phrase), phrase.EndsWith('*'), inHosts: true);

    /// <summary>The numbers under which a phrase is searched for: one for each form that it can have in a text.</summary>
    /// <exception cref="ArgumentException">The phrase holds no word.</exception>
    /// <param name="phrase">The phrase.</param>
    /// <param name="inHosts">Whether it is found inside the names of hosts as well.</param>
    public int[] AddForms(string phrase, bool inHosts) =>
        Array.ConvertAll(PhraseForms.Of(phrase), form => NumberOf(phrase, form, phrase.EndsWith('*'), inHosts));

    /// <summary>A phrase as it is searched for, and whether its last word may go on.</summary>
    internal static (string Text, bool IsOpen) Folded(string phrase) => (Fold(phrase), phrase.EndsWith('*'));

    private int NumberOf(string phrase, string text, bool open, bool inHosts)
    {
        if (text.Length == 0) throw new ArgumentException($"'{phrase}' holds no word.");
        // What has a dot is itself the name of a host or of a code.
        inHosts |= text.Contains('.', StringComparison.Ordinal);
        // Neither sign can occur in a folded text, so they keep the keys apart.
        var key = (inHosts ? "" : "|") + text + (open ? "*" : "");
        if (_numbers.TryGetValue(key, out var number)) return number;
        _phrases.Add(new Phrase(Encoding.UTF8.GetBytes(text), open, inHosts));
        return _numbers[key] = _phrases.Count - 1;
    }

    private static string Fold(string phrase)
    {
        var marked = phrase.Contains('{', StringComparison.Ordinal)
            ? phrase.Replace("{address}", $"{Symbols.Address}", StringComparison.Ordinal)
                .Replace("{ip}", $"{Symbols.Ip}", StringComparison.Ordinal)
            : phrase;
        var (folded, length) = (new char[marked.Length], 0);
        foreach (var c in marked)
        {
            // The two symbols are control characters, which folding would turn into spaces.
            var symbol = c is Symbols.Address or Symbols.Ip ? c : Symbols.Fold(c);
            if (symbol != ' ' || (length > 0 && folded[length - 1] != ' ')) folded[length++] = symbol;
        }

        return new string(folded, 0, length).TrimEnd(' ');
    }
}
