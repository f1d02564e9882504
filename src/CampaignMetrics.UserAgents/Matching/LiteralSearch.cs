using System.Text;
using CampaignMetrics.Shared;

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>Finds all literals that occur in a text with the right edges, in one pass over the text.</summary>
internal sealed class LiteralSearch
{
    // All that checking a match needs, in a few adjacent bytes.
    private readonly record struct Shape(ushort Id, ushort Length, Edge Head, Edge Tail);

    // One for each ending of the automaton, in its order: those of one state share a cache line.
    private readonly Shape[] _endings;
    private readonly TermAutomaton _texts;

    /// <summary>Compiles the literals; from then on a literal is known by its index.</summary>
    /// <exception cref="ArgumentException">The literals have more than 65,535 distinct beginnings.</exception>
    public LiteralSearch(ReadOnlySpan<Literal> literals)
    {
        var texts = new byte[literals.Length][];
        for (var id = 0; id < texts.Length; id++) texts[id] = Encoding.ASCII.GetBytes(literals[id].Text);
        _texts = new TermAutomaton(texts, ignoreCase: true);
        _endings = new Shape[_texts.Endings.Length];
        for (var i = 0; i < _endings.Length; i++) _endings[i] = ShapeOf(_texts.Endings[i], literals);
        SetLength = LiteralSet.Length(literals.Length);
    }

    /// <summary>The memory that a set of the literals needs, in words of 64 bits.</summary>
    public int SetLength { get; }

    /// <summary>Adds every literal that occurs in the text with its edges.</summary>
    public void Find(ReadOnlySpan<char> text, LiteralSet found)
    {
        var notes = new Notes(this, text, found);
        _texts.Read(text, ref notes);
    }

    private static Shape ShapeOf(int id, ReadOnlySpan<Literal> literals) =>
        new((ushort)id, (ushort)literals[id].Text.Length, literals[id].Head, literals[id].Tail);

    // Adds the literals that end somewhere, if what stands beside them is what they ask for.
    private readonly ref struct Notes(LiteralSearch search, ReadOnlySpan<char> text, LiteralSet found) : ITermEndings
    {
        private readonly ReadOnlySpan<char> _text = text;
        private readonly LiteralSet _found = found;
        private readonly int _lastBlank = text.LastIndexOf(' ');

        public void End(int state, int at)
        {
            var behind = Literal.EdgeAt(_text, at) | (at > _lastBlank ? Edge.LastWord : 0);
            var (from, count) = search._texts.EndingAt(state);
            foreach (ref readonly var literal in search._endings.AsSpan(from, count))
            {
                var before = Literal.EdgeAt(_text, at - literal.Length - 1);
                // Both are computed, and no branch depends on them: that would be guessed wrong too often.
                _found.Add(literal.Id, ((literal.Head & before) != 0) & ((literal.Tail & behind) != 0));
            }
        }
    }
}
