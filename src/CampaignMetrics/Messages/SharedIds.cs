namespace CampaignMetrics.Messages;

/// <summary>Counts the ids that events of several types have. Not for two threads at once.</summary>
internal sealed class SharedIds
{
    /// <summary>Of so few events each is compared with each.</summary>
    private const int Few = 32;

    private byte[] _texts = new byte[1024];
    private readonly byte[] _scratch = new byte[EventId.MaxLength * Events.Utf8Text.MaxBytesPerCharacter];
    private readonly (int Start, int Length)[] _places = new (int, int)[Few];

    public int CountShared(ReadOnlySpan<Entry> entries, EntryId idOf)
    {
        if (entries.Length > Few) return CountAmongMany(entries, idOf);
        CopyIds(entries, idOf);
        var shared = 0;
        for (var i = 0; i < entries.Length; i++)
            if (IsFirst(i) && HasOtherType(entries, i)) shared++;
        return shared;
    }

    private void CopyIds(ReadOnlySpan<Entry> entries, EntryId idOf)
    {
        var used = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var id = idOf(entries[i], _scratch);
            if (_texts.Length - used < id.Length) Array.Resize(ref _texts, Math.Max(_texts.Length * 2, used + id.Length));
            id.CopyTo(_texts.AsSpan(used));
            _places[i] = (used, id.Length);
            used += id.Length;
        }
    }

    private bool IsFirst(int index)
    {
        for (var i = 0; i < index; i++)
            if (IdAt(i).SequenceEqual(IdAt(index))) return false;
        return true;
    }

    private bool HasOtherType(ReadOnlySpan<Entry> entries, int index)
    {
        for (var i = index + 1; i < entries.Length; i++)
            if (entries[i].Type != entries[index].Type && IdAt(i).SequenceEqual(IdAt(index))) return true;
        return false;
    }

    private ReadOnlySpan<byte> IdAt(int index) => _texts.AsSpan(_places[index].Start, _places[index].Length);

    private int CountAmongMany(ReadOnlySpan<Entry> entries, EntryId idOf)
    {
        var known = new Dictionary<string, (EventType Type, bool IsShared)>(StringComparer.Ordinal);
        foreach (ref readonly var entry in entries)
        {
            var id = System.Text.Encoding.UTF8.GetString(idOf(entry, _scratch));
            known[id] = known.TryGetValue(id, out var one) ? (one.Type, one.IsShared || one.Type != entry.Type) : (entry.Type, false);
        }
        return known.Values.Count(one => one.IsShared);
    }
}
