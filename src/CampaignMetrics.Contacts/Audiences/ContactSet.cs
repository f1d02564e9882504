using System.Numerics;

namespace CampaignMetrics.Contacts.Audiences;

/// <summary>A set of contact numbers as a bitmap.</summary>
internal sealed class ContactSet
{
    private const int WordBits = 64;

    private ulong[] _words = [];

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words) count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool Contains(int number) =>
        number / WordBits is var word && word < _words.Length && (_words[word] >> (number % WordBits) & 1) != 0;

    /// <returns>Whether it was not in yet.</returns>
    public bool Add(int number)
    {
        var word = number / WordBits;
        // Doubling, so that adding n contacts one by one copies O(n) words in all.
        if (word >= _words.Length) Array.Resize(ref _words, Math.Max(word + 1, _words.Length * 2));
        var bit = 1UL << (number % WordBits);
        if ((_words[word] & bit) != 0) return false;
        _words[word] |= bit;
        return true;
    }

    public ContactSet Copy() => new() { _words = [.. _words] };

    public void UnionWith(ContactSet other)
    {
        if (_words.Length < other._words.Length) Array.Resize(ref _words, other._words.Length);
        for (var i = 0; i < other._words.Length; i++) _words[i] |= other._words[i];
    }

    /// <summary>The numbers, ascending.</summary>
    public IEnumerable<int> Numbers()
    {
        for (var i = 0; i < _words.Length; i++)
            for (var word = _words[i]; word != 0; word &= word - 1)
                yield return i * WordBits + BitOperations.TrailingZeroCount(word);
    }
}
