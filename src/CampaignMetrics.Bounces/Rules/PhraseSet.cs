using System.Text;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>Numbers the different phrases of a rule table. <c>{address}</c> and <c>{ip}</c> stand for any; a <c>*</c> at the end allows the last word to go on.</summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<(string Text, bool Open), int> _numbers = [];
    private readonly List<Phrase> _phrases = [];

    public IReadOnlyList<Phrase> Phrases => _phrases;

    public int Add(string phrase)
    {
        var open = phrase.EndsWith('*');
        var key = (Fold(phrase.TrimEnd('*')), open);
        if (_numbers.TryGetValue(key, out var number)) return number;
        _phrases.Add(new Phrase(Encoding.UTF8.GetBytes(key.Item1), open));
        return _numbers[key] = _phrases.Count - 1;
    }

    private static string Fold(string phrase)
    {
        var marked = phrase.Replace("{address}", $"{Symbols.Address}", StringComparison.Ordinal).Replace("{ip}", $"{Symbols.Ip}", StringComparison.Ordinal);
        return string.Join(' ', new string([.. marked.Select(KeepMarks)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static char KeepMarks(char c) => c is Symbols.Address or Symbols.Ip ? c : Symbols.Fold(c);
}
