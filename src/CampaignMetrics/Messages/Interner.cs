namespace CampaignMetrics.Messages;

/// <summary>Gives each distinct value a slot: 0, 1, 2 … in the order of their coming.</summary>
internal sealed class Interner<T> where T : struct, IEquatable<T>
{
    private readonly Dictionary<T, int> _slots = [];
    private readonly List<T> _values = [];

    public int Count => _values.Count;

    public T this[int slot] => _values[slot];

    public int Add(T value)
    {
        if (_slots.TryGetValue(value, out var slot)) return slot;
        _slots.Add(value, _values.Count);
        _values.Add(value);
        return _values.Count - 1;
    }
}
