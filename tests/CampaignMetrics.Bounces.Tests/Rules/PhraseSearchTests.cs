using System.Text;
using CampaignMetrics.Bounces.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Bounces.Tests.Rules;

public sealed class PhraseSearchTests
{
    private static readonly Gen<string> Text = Gen.Elements('a', 'b', ' ', 'é').ListOf().Select(chars => new string([.. chars]));

    [Fact]
    public void It_finds_what_a_search_for_each_phrase_finds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Text.ListOf(6).Zip(Text).ToArbitrary(), input =>
        {
            var phrases = input.Item1.Where(p => p.Trim().Length > 0)
                .Select((p, i) => new Phrase(Encoding.UTF8.GetBytes(p.Trim()), Open: i % 2 == 0))
                .ToArray();
            var text = Encoding.UTF8.GetBytes($" {input.Item2} ");
            var search = new PhraseSearch(phrases);
            var found = new ulong[search.Words];
            search.Find(text, found);
            return phrases.Select((p, i) => ((found[i >> 6] >> (i & 63)) & 1) == 1 == Occurs(text, p)).All(same => same);
        }));

    private static bool Occurs(byte[] text, Phrase phrase) =>
        Enumerable.Range(0, Math.Max(text.Length - phrase.Text.Length + 1, 0)).Any(at =>
        text.AsSpan(at).StartsWith(phrase.Text)
        && !(at > 0 && Symbols.IsWord(text[at]) && Symbols.IsWord(text[at - 1]))
        && (
            phrase.Open
                || at + phrase.Text.Length >= text.Length
                || !Symbols.IsWord(text[at + phrase.Text.Length - 1])
                || !Symbols.IsWord(text[at + phrase.Text.Length])));
}
