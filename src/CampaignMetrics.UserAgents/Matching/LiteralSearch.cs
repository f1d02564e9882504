using System.Text;
using CampaignMetrics.Shared;

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>Finds which of many literals occur in a text with their edges, in one pass over it.</summary>
internal sealed class LiteralSearch
{
    // What is needed of a literal once its text was found, close together.
    private readonly record struct Shape(int Length, Edge Head, Edge Tail)
    {
        public bool FitsAt(ReadOnlySpan<char> text, int end, Edge behind) =>
            (Tail & behind) != 0 && (Head == Edge.Open || (Head & Literal.EdgeAt(text, end - Length - 1)) != 0);
    }

    private readonly Shape[] _literals;
    private readonly TermAutomaton _texts;

    /// <summary>Compiles the literals; one is known by its index from then on.</summary>
    /// <exception cref="ArgumentException">The literals have more than 65,535 distinct beginnings.</exception>
    public LiteralSearch(ReadOnlySpan<Literal> literals)
    {
        _literals = new Shape[literals.Length];
        var texts = new byte[literals.Length][];
        for (var id = 0; id < _literals.Length; id++)
        {
            _literals[id] = new(literals[id].Text.Length, literals[id].Head, literals[id].Tail);
            texts[id] = Encoding.ASCII.GetBytes(literals[id].Text);
        }

        _texts = new TermAutomaton(texts, ignoreCase: true);
    }

    /// <summary>The length of the set that <see cref="Find"/> fills, in words of 64 bits.</summary>
    public int SetLength => (_literals.Length + 63) / 64;

    /// <summary>Sets the bit of every literal that occurs in the text with its edges.</summary>
    public void Find(ReadOnlySpan<char> text, Span<ulong> found)
    {
        var lastBlank = text.LastIndexOf(' ');
        var (steps, state) = (_texts.Steps, 0);
        for (var i = 0; i < text.Length; i++)
        {
            state = steps.From(state, text[i]);
            if (steps.IsEnding(state)) Note(_texts.EndingAt(state), text, i + 1, lastBlank, found);
        }
    }

    private void Note(int[] ending, ReadOnlySpan<char> text, int end, int lastBlank, Span<ulong> found)
    {
        var behind = Literal.EdgeAt(text, end) | (end > lastBlank ? Edge.LastWord : 0);
        foreach (var id in ending)
        {
            if (_literals[id].FitsAt(text, end, behind)) found[id >> 6] |= 1UL << id;
        }
    }
}
