using CampaignMetrics.Shared;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>Finds all phrases of a set in one pass over a folded text, with an Aho-Corasick automaton.</summary>
internal sealed class PhraseSearch
{
    private readonly record struct Shape(int Length, bool Open, bool InHosts);

    // How far back a symbol is looked for: names of hosts have at most 255 characters, addresses on the web seldom more than this.
    private const int LongestHost = 1024;

    private readonly Shape[] _phrases;
    private readonly TermAutomaton _texts;

    /// <exception cref="ArgumentException">The phrases have more than 65,535 different beginnings.</exception>
    public PhraseSearch(IReadOnlyList<Phrase> phrases)
    {
        _phrases = new Shape[phrases.Count];
        var texts = new byte[phrases.Count][];
        for (var i = 0; i < texts.Length; i++)
            (_phrases[i], texts[i]) = (new Shape(phrases[i].Text.Length, phrases[i].Open, phrases[i].InHosts), phrases[i].Text);
        _texts = new TermAutomaton(texts);
    }

    /// <summary>The number of phrases.</summary>
    public int Count => _phrases.Length;

    /// <summary>The length of the bitmap that <see cref="Find"/> fills, in words of 64 bits.</summary>
    public int Words => (Count + 63) / 64;

    /// <summary>Sets the bit of every phrase that occurs in a folded text as whole words.</summary>
    public void Find(ReadOnlySpan<byte> folded, Span<ulong> found)
    {
        var hasHosts = folded.Contains((byte)Symbols.HostStart);
        var (at, state) = (0, 0);
        while (_texts.ReachEnding(folded, ref at, ref state)) Mark(folded, at - 1, _texts.EndingAt(state), hasHosts, found);
    }

    private void Mark(ReadOnlySpan<byte> folded, int at, int[] ends, bool hasHosts, Span<ulong> found)
    {
        foreach (var phrase in ends)
        {
            // The automaton knows no word boundaries; they are checked here, on the few matches alone.
            if (IsWhole(folded, at, _phrases[phrase], hasHosts)) found[phrase >> 6] |= 1UL << (phrase & 63);
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> folded, int end, Shape phrase, bool hasHosts)
    {
        var start = end - phrase.Length + 1;
        if (start > 0 && Symbols.IsWord(folded[start]) && Symbols.IsWord(folded[start - 1])) return false;
        var isWhole = phrase.Open || end + 1 >= folded.Length || !Symbols.IsWord(folded[end]) || !Symbols.IsWord(folded[end + 1]);
        return isWhole && (phrase.InHosts || !hasHosts || !IsInHost(folded[Math.Max(start - LongestHost, 0)..start]));
    }

    private static bool IsInHost(ReadOnlySpan<byte> before) =>
        before.LastIndexOfAny((byte)Symbols.HostStart, (byte)Symbols.HostEnd) is >= 0 and var last && before[last] == Symbols.HostStart;
}
