using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>Counts the ids that events of different types share. Not thread-safe.</summary>
/// <remarks>A log holds each id once per type, so two events of one message with the same id are of different types.</remarks>
internal sealed class SharedIds
{
    /// <summary>Up to so many entries are compared one with another; more are sorted by the hashes of their ids.</summary>
    private const int Few = 4;

    // The entries whose id place occurred more than once, and the hashes of their ids.
    private int[] _entries = new int[16];
    private ulong[] _hashes = new ulong[16];

    /// <param name="entries">The events.</param>
    /// <param name="repeated">A bit for each <see cref="Entry.IdPlace"/> that may occur more than once among them.</param>
    /// <param name="codeOf">Gets the code of an entry's id.</param>
    public int Count(ReadOnlySpan<Entry> entries, ulong repeated, EntryIdCode codeOf)
    {
        var count = Take(entries, repeated);
        if (count <= Few) return CountAlike(entries, _entries.AsSpan(0, count), codeOf);
        var hashes = Hash(entries, count, codeOf);
        hashes.Sort(_entries.AsSpan(0, count));
        var shared = 0;
        for (int from = 0, to; from < count; from = to)
        {
            for (to = from + 1; to < count && hashes[to] == hashes[from]; to++) { }
            if (to - from > 1) shared += CountAlike(entries, _entries.AsSpan(from, to - from), codeOf);
        }
        return shared;
    }

    private int Take(ReadOnlySpan<Entry> entries, ulong repeated)
    {
        var count = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            if ((repeated >> entries[i].IdPlace & 1) == 0) continue;
            if (count == _entries.Length) Array.Resize(ref _entries, count * 2);
            _entries[count++] = i;
        }
        return count;
    }

    private Span<ulong> Hash(ReadOnlySpan<Entry> entries, int count, EntryIdCode codeOf)
    {
        if (_hashes.Length < count) _hashes = new ulong[_entries.Length];
        for (var i = 0; i < count; i++) _hashes[i] = KeyedHash.Hash64(codeOf(entries[_entries[i]]));
        return _hashes.AsSpan(0, count);
    }

    /// <summary>Counts the ids that several of these entries have: of few, or of some whose ids have the same hash, which nearly always
    /// means the same id.</summary>
    private int CountAlike(ReadOnlySpan<Entry> entries, Span<int> alike, EntryIdCode codeOf)
    {
        var shared = 0;
        for (; alike.Length > 1; alike = alike[1..])
        {
            // Each round takes out all entries with the first one's id and moves the others to the front.
            var code = codeOf(entries[alike[0]]);
            var others = 0;
            for (var i = 1; i < alike.Length; i++)
                if (!code.SequenceEqual(codeOf(entries[alike[i]]))) alike[1 + others++] = alike[i];
            if (others + 1 < alike.Length) shared++;
            alike = alike[..(1 + others)];
        }
        return shared;
    }
}
