namespace CampaignMetrics.Collections;

/// <summary>A small direct-mapped cache in front of an <see cref="Interner{T}"/>, for values that come again and again. Not
/// thread-safe.</summary>
internal sealed class RecentKeys<T>(Interner<T> interner) where T : struct, IEquatable<T>, IKeyed
{
    private const int Places = 64;

    private readonly T[] _keys = new T[Places];
    // Slot plus 1; 0 for an empty place.
    private readonly int[] _ends = new int[Places];

    public int Add(T key)
    {
        var place = key.GetHashCode() & (Places - 1);
        if (_ends[place] == 0 || !_keys[place].Equals(key)) (_keys[place], _ends[place]) = (key, interner.Add(key) + 1);
        return _ends[place] - 1;
    }
}
