namespace CampaignMetrics.Reports;

/// <summary>Sums by key. A row is a class and not a struct, since dictionaries of reference types share precompiled code, while one of
/// structs must be compiled anew for each type.</summary>
internal sealed class SumTable<TKey, TSum> where TKey : notnull where TSum : struct, IMergeable<TSum>
{
    private readonly Dictionary<TKey, SumRow<TKey, TSum>> _rows = [];

    public IEnumerable<SumRow<TKey, TSum>> Rows => _rows.Values;

    /// <summary>The sum of a key; zero where none was added.</summary>
    public TSum this[TKey key] => _rows.TryGetValue(key, out var row) ? row.Sum : default;

    public void Add(TKey key, TSum sum) => RowOf(key).Sum += sum;

    /// <summary>The row of a key, which is added if it is new.</summary>
    public SumRow<TKey, TSum> RowOf(TKey key)
    {
        if (!_rows.TryGetValue(key, out var row)) _rows.Add(key, row = new SumRow<TKey, TSum>(key));
        return row;
    }

    public void Add(SumTable<TKey, TSum> other)
    {
        foreach (var row in other.Rows) Add(row.Key, row.Sum);
    }

    /// <summary>Takes out what was added before. A row of which nothing is left goes.</summary>
    public void Subtract(SumTable<TKey, TSum> other)
    {
        foreach (var row in other.Rows)
        {
            Add(row.Key, default(TSum) - row.Sum);
            if (this[row.Key].Equals(default(TSum))) _rows.Remove(row.Key);
        }
    }
}

/// <summary>A key and its sum.</summary>
internal sealed class SumRow<TKey, TSum>(TKey key) where TSum : struct
{
    private TSum _sum;

    public TKey Key { get; } = key;

    // By reference, so that sums are added in place.
    public ref TSum Sum => ref _sum;
}
