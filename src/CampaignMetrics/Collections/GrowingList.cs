namespace CampaignMetrics.Collections;

/// <summary>An append-only list. One thread at a time may add; any thread may read, without a lock, a value whose index it got from
/// <see cref="Add"/>, <see cref="Count"/> or another published structure.</summary>
internal sealed class GrowingList<T>
{
    private const int FirstLength = 4;

    // Without places until something is added: each of many small ledgers has many lists that stay empty.
    private T[] _items = [];
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
            var larger = new T[checked(Math.Max(_count * 2, FirstLength))];
            _items.CopyTo(larger, 0);
            // A reader may go on with the old array, which has all values that it knows of.
            Volatile.Write(ref _items, larger);
        }
        _items[_count] = item;
        // The count after the value: a reader that sees the index sees the value too.
        Volatile.Write(ref _count, _count + 1);
        return _count - 1;
    }
}
