namespace CampaignMetrics.Collections;

/// <summary>Values that are only ever added, one thread at a time. Any thread may read those whose index it learned.</summary>
internal sealed class GrowingList<T>
{
    private T[] _items = new T[4];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public T this[int index] => Volatile.Read(ref _items)[index];

    public long Bytes => (long)_items.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();

    public void Replace(int index, T item) => _items[index] = item;

    /// <returns>The value's index.</returns>
    public int Add(T item)
    {
        if (_count == _items.Length)
        {
            var larger = new T[checked(_count * 2)];
            _items.CopyTo(larger, 0);
            Volatile.Write(ref _items, larger);
        }
        _items[_count] = item;
        Volatile.Write(ref _count, _count + 1);
        return _count - 1;
    }
}
