namespace CampaignMetrics.Collections;

/// <summary>A small direct-mapped cache in front of an <see cref="Interner{T}"/>, for values that come again and again. Not
/// thread-safe.</summary>
internal sealed class RecentKeys<T>(Interner<T> interner) where T : struct, IEquatable<T>, IKeyed
{
    private const int FirstPlaces = 4, MostPlaces = 64;

    private T[] _keys = new T[FirstPlaces];
    // Slot plus 1; 0 for an empty place.
    private int[] _ends = new int[FirstPlaces];
    private int _remembered;

    /// <summary>Forgets all values, and is a cache of another interner from now on.</summary>
    public void Use(Interner<T> other)
    {
        interner = other;
        if (_remembered == 0) return;
        Array.Clear(_ends);
        _remembered = 0;
    }

    public int Add(T key)
    {
        var place = PlaceOf(key);
        return _ends[place] > 0 && _keys[place].Equals(key) ? _ends[place] - 1 : Remember(key);
    }

    private int PlaceOf(T key) => key.GetHashCode() & (_keys.Length - 1);

    private int Remember(T key)
    {
        if (++_remembered > _keys.Length && _keys.Length < MostPlaces) Grow();
        var place = PlaceOf(key);
        (_keys[place], _ends[place]) = (key, interner.Add(key) + 1);
        return _ends[place] - 1;
    }

    /// <summary>Begins anew with more places: what it held comes again.</summary>
    private void Grow()
    {
        var places = Math.Min(_keys.Length * 4, MostPlaces);
        (_keys, _ends, _remembered) = (new T[places], new int[places], 1);
    }
}
