using System.Collections.Concurrent;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>A cache of the texts of one database by their offset, so that each is decoded once.</summary>
internal sealed class Texts
{
    /// <summary>The longest text, in bytes, that is cached: a longer one is no name of a place.</summary>
    private const int LongestKept = 256;

    /// <summary>The most texts that are cached: more than the largest city databases have. Later ones are decoded each time.</summary>
    private const int MostKept = 1 << 20;

    private readonly ConcurrentDictionary<int, string> _byOffset = new();
    private int _count;

    public string Read(ref DataReader reader, in Field text) =>
        _byOffset.TryGetValue(text.Start, out var known) ? known : Decode(ref reader, text);

    private string Decode(ref DataReader reader, in Field text)
    {
        var decoded = reader.Text(text);
        if (text.Size > LongestKept || Volatile.Read(ref _count) >= MostKept) return decoded;
        if (!_byOffset.TryAdd(text.Start, decoded)) return _byOffset[text.Start];
        Interlocked.Increment(ref _count);
        return decoded;
    }
}
