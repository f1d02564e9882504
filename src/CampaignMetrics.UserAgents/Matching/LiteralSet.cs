using System.Numerics;

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>A set of literals by their numbers: one bit each, and above them one bit for each word of 64 that has any.</summary>
/// <remarks>Of some hundred words about ten have a bit. The upper bits lead to them, so the empty ones are never looked at.</remarks>
internal readonly ref struct LiteralSet
{
    private readonly Span<ulong> _bits;
    private readonly Span<ulong> _words;

    /// <summary>Makes an empty set.</summary>
    /// <param name="memory">All 0, of <see cref="Length"/>.</param>
    public LiteralSet(Span<ulong> memory)
    {
        // 64 words of bits need one word above them.
        var words = (memory.Length + 64) / 65;
        _words = memory[..words];
        _bits = memory[words..];
    }

    /// <summary>The memory that a set needs, in words of 64 bits.</summary>
    /// <param name="literals">The number of literals.</param>
    public static int Length(int literals) => WordsFor(literals) + WordsFor(WordsFor(literals));

    /// <summary>Adds a literal, or does nothing.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="isFound">Whether to add it.</param>
    public void Add(int id, bool isFound)
    {
        // C# takes a shift modulo 64, so numbers need no mask.
        var bit = isFound ? 1UL : 0;
        _bits[id >> 6] |= bit << id;
        _words[id >> 12] |= bit << (id >> 6);
    }

    /// <summary>Whether it has a literal.</summary>
    public bool Has(int id) => (_bits[id >> 6] & (1UL << id)) != 0;

    /// <summary>Takes all literals out.</summary>
    public void Clear()
    {
        _bits.Clear();
        _words.Clear();
    }

    /// <summary>Its literals below a number, in their order.</summary>
    public Enumerator Below(int limit) => new(this, limit);

    private static int WordsFor(int bits) => (bits + 63) / 64;

    /// <summary>Goes from bit to bit.</summary>
    public ref struct Enumerator(LiteralSet set, int limit)
    {
        private readonly LiteralSet _set = set;
        private int _above = -1;
        private ulong _words;
        private int _word;
        private ulong _bits;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_bits == 0 && !NextWord()) return false;
            Current = (_word << 6) + BitOperations.TrailingZeroCount(_bits);
            _bits &= _bits - 1;
            return Current < limit;
        }

        private bool NextWord()
        {
            while (_words == 0)
            {
                if (++_above == _set._words.Length) return false;
                _words = _set._words[_above];
            }

            _word = (_above << 6) + BitOperations.TrailingZeroCount(_words);
            _words &= _words - 1;
            _bits = _set._bits[_word];
            return true;
        }
    }
}
