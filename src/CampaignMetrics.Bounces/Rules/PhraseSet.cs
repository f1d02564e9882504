using System.Text;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>
/// Collects the distinct phrases of the rule tables and numbers them from 0. <c>{address}</c> and <c>{ip}</c> stand for any mail address
/// and any IPv4 address; a <c>*</c> at the end makes the last word a prefix.
/// </summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<Phrase> _phrases = [];

    public IReadOnlyList<Phrase> Phrases => _phrases;

    /// <exception cref="ArgumentException">The phrase holds no word: it would occur everywhere.</exception>
    public int Add(string phrase)
    {
        var open = phrase.EndsWith('*');
        var text = Fold(phrase);
        if (text.Length == 0) throw new ArgumentException($"'{phrase}' holds no word.");
        // A star cannot occur in a folded text, so it keeps the two keys apart.
        var key = open ? text + "*" : text;
        if (_numbers.TryGetValue(key, out var number)) return number;
        _phrases.Add(new Phrase(Encoding.UTF8.GetBytes(text), open));
        return _numbers[key] = _phrases.Count - 1;
    }

    public int[] AddAll(IReadOnlyList<string> phrases)
    {
        var numbers = new int[phrases.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = Add(phrases[i]);
        return numbers;
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
