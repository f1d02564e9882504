using System.Text;

namespace CampaignMetrics.Messages;

/// <summary>Gives each distinct text a slot: 0, 1, 2 … in the order of their coming. Found by hash, compared byte by byte.</summary>
internal sealed class TextTable(KeyedHash hash)
{
    private readonly ByteArena _arena = new();
    private (uint Hash, int Address)[] _texts = new (uint, int)[16];
    private int[] _buckets = NewBuckets(32);
    private string?[] _strings = [];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int slot] => _arena[_texts[slot].Address];

    public int Add(ReadOnlySpan<byte> text)
    {
        var code = hash.Hash32(text);
        var bucket = Find(text, code);
        if (_buckets[bucket] >= 0) return _buckets[bucket];

        if (Count == _texts.Length)
        {
            Grow();
            bucket = Find(text, code);
        }
        _texts[Count] = (code, _arena.Put(text));
        return _buckets[bucket] = Count++;
    }

    /// <summary>The text's slot, or −1 if it never came.</summary>
    public int IndexOf(ReadOnlySpan<byte> text) => _buckets[Find(text, hash.Hash32(text))];

    public int IndexOf(string text) => IndexOf(Encoding.UTF8.GetBytes(text));

    /// <summary>The text as a string, made once.</summary>
    public string Text(int slot)
    {
        if (_strings.Length < Count) Array.Resize(ref _strings, _texts.Length);
        return _strings[slot] ??= Encoding.UTF8.GetString(this[slot]);
    }

    private static int[] NewBuckets(int length)
    {
        var buckets = new int[length];
        Array.Fill(buckets, -1);
        return buckets;
    }

    private int Find(ReadOnlySpan<byte> text, uint code)
    {
        var mask = _buckets.Length - 1;
        for (var bucket = (int)code & mask; ; bucket = bucket + 1 & mask)
        {
            var slot = _buckets[bucket];
            if (slot < 0 || (_texts[slot].Hash == code && text.SequenceEqual(this[slot]))) return bucket;
        }
    }

    /// <summary>Twice the texts, and twice as many buckets as texts.</summary>
    private void Grow()
    {
        Array.Resize(ref _texts, checked(_texts.Length * 2));
        _buckets = NewBuckets(checked(_texts.Length * 2));
        for (var slot = 0; slot < Count; slot++)
        {
            var bucket = (int)_texts[slot].Hash & _buckets.Length - 1;
            while (_buckets[bucket] >= 0) bucket = bucket + 1 & _buckets.Length - 1;
            _buckets[bucket] = slot;
        }
    }
}
