using System.Collections.Concurrent;

namespace CampaignMetrics.Messages.Store;

/// <summary>Gives each distinct value a slot: 0, 1, 2 … in the order of their coming. Any threads may add and read: only a new value takes a lock.</summary>
internal sealed class Interner<T> where T : struct, IEquatable<T>
{
    private readonly ConcurrentDictionary<T, int> _slots = new();
    private readonly GrowingList<T> _values = new();
    private readonly Lock _gate = new();

    public int Count => _values.Count;

    public T this[int slot] => _values[slot];

    public int Add(T value)
    {
        if (_slots.TryGetValue(value, out var slot)) return slot;
        lock (_gate)
        {
            if (_slots.TryGetValue(value, out slot)) return slot;
            slot = _values.Add(value);
            _slots[value] = slot;
            return slot;
        }
    }
}
