using CampaignMetrics.Shared;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>Finds all phrases of a set in one pass over a folded text, with an Aho-Corasick automaton.</summary>
internal sealed class PhraseSearch
{
    private readonly record struct Shape(int Id, int Length, bool Open, bool InHosts);

    // How far back a symbol is looked for: names of hosts have at most 255 characters, addresses on the web seldom more than this.
    private const int LongestHost = 1024;

    // One for each ending of the automaton, in its order: those of one state are adjacent in memory.
    private readonly Shape[] _endings;
    private readonly TermAutomaton _texts;

    /// <exception cref="ArgumentException">The phrases have more than 65,535 different beginnings.</exception>
    public PhraseSearch(IReadOnlyList<Phrase> phrases)
    {
        Count = phrases.Count;
        _texts = new TermAutomaton([.. phrases.Select(phrase => phrase.Text)]);
        _endings = new Shape[_texts.Endings.Length];
        for (var i = 0; i < _endings.Length; i++) _endings[i] = ShapeOf(_texts.Endings[i], phrases);
    }

    /// <summary>The number of phrases.</summary>
    public int Count { get; }

    /// <summary>The length of the bitmap that <see cref="Find"/> fills, in words of 64 bits.</summary>
    public int Words => (Count + 63) / 64;

    /// <summary>Sets the bit of every phrase that occurs in a folded text as whole words.</summary>
    public void Find(ReadOnlySpan<byte> folded, Span<ulong> found)
    {
        var hasHosts = folded.Contains((byte)Symbols.HostStart);
        var marks = new Marks(this, folded, hasHosts, found);
        _texts.Read(folded, ref marks);
    }

    // Sets the bits of the phrases that end somewhere. The automaton knows no word boundaries; they are checked here, on the few matches.
    private readonly ref struct Marks(PhraseSearch search, ReadOnlySpan<byte> folded, bool hasHosts, Span<ulong> found) : ITermEndings
    {
        private readonly ReadOnlySpan<byte> _folded = folded;
        private readonly Span<ulong> _found = found;

        public void End(int state, int at)
        {
            var (from, count) = search._texts.EndingAt(state);
            foreach (ref readonly var phrase in search._endings.AsSpan(from, count))
                if (IsWhole(_folded, at - 1, phrase, hasHosts)) _found[phrase.Id >> 6] |= 1UL << phrase.Id;
        }
    }

    private static Shape ShapeOf(int id, IReadOnlyList<Phrase> phrases) =>
        new(id, phrases[id].Text.Length, phrases[id].Open, phrases[id].InHosts);

    private static bool IsWhole(ReadOnlySpan<byte> folded, int end, in Shape phrase, bool hasHosts)
    {
        var start = end - phrase.Length + 1;
        if (start > 0 && Symbols.IsWord(folded[start]) && Symbols.IsWord(folded[start - 1])) return false;
        var isWhole = phrase.Open || end + 1 >= folded.Length || !Symbols.IsWord(folded[end]) || !Symbols.IsWord(folded[end + 1]);
        return isWhole && (phrase.InHosts || !hasHosts || !IsInHost(folded[Math.Max(start - LongestHost, 0)..start]));
    }

    private static bool IsInHost(ReadOnlySpan<byte> before) =>
        before.LastIndexOfAny((byte)Symbols.HostStart, (byte)Symbols.HostEnd) is >= 0 and var last && before[last] == Symbols.HostStart;
}
