using System.Text;
using CampaignMetrics.Shared;

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>Finds all literals that occur in a text with the right edges, in one pass over the text.</summary>
internal sealed class LiteralSearch
{
    // All that checking a match needs, in a few adjacent bytes: one cache line instead of a pointer to a record.
    private readonly record struct Shape(int Length, Edge Head, Edge Tail);

    private readonly Shape[] _literals;
    private readonly TermAutomaton _texts;

    /// <summary>Compiles the literals; from then on a literal is known by its index.</summary>
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

    /// <summary>The length of the bit set that <see cref="Find"/> fills, in words of 64 bits.</summary>
    public int SetLength => (_literals.Length + 63) / 64;

    /// <summary>Sets the bit of every literal that occurs in the text with its edges.</summary>
    public void Find(ReadOnlySpan<char> text, Span<ulong> found)
    {
        var lastBlank = text.LastIndexOf(' ');
        var (at, state) = (0, 0);
        while (_texts.ReachEnding(text, ref at, ref state)) Note(_texts.EndingAt(state), text, at, lastBlank, found);
    }

    private void Note(int[] ending, ReadOnlySpan<char> text, int end, int lastBlank, Span<ulong> found)
    {
        // What stands behind is looked at once for all that end here, and only if one of them asks for it: any edge is open.
        Edge behind = 0;
        foreach (var id in ending)
        {
            var literal = _literals[id];
            if (literal.Tail != Edge.Open)
            {
                if (behind == 0) behind = Literal.EdgeAt(text, end) | (end > lastBlank ? Edge.LastWord : 0);
                if ((literal.Tail & behind) == 0) continue;
            }
            if (literal.Head != Edge.Open && (literal.Head & Literal.EdgeAt(text, end - literal.Length - 1)) == 0) continue;
            // C# takes the shift modulo 64, so the id needs no mask.
            found[id >> 6] |= 1UL << id;
        }
    }
}
