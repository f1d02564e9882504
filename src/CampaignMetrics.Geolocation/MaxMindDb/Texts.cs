using System.Collections.Concurrent;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>The texts of one database that have been asked for, each decoded once.</summary>
internal sealed class Texts
{
    /// <summary>A longer text is decoded each time: it is no name of a place.</summary>
    private const int LongestKept = 256;

    /// <summary>More texts than the largest city databases hold; what comes after them is decoded each time.</summary>
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
