using System.Text;

namespace CampaignMetrics.Reports;

/// <summary>Keeps the few contacts with the most of something.</summary>
internal sealed class TopContacts(int count, Func<ContactSum, long> main, Func<ContactSum, long> other)
{
    private readonly List<SumRow<string, ContactSum>> _ranked = [];
    private byte[] _lastKey = [];

    /// <summary>Ordered by the main number, the other number, then the key.</summary>
    public IEnumerable<SumRow<string, ContactSum>> Ranked => _ranked;

    /// <summary>Adds a contact that was not added before. Its key becomes a string only where it is among them.</summary>
    public void Add(ReadOnlySpan<byte> key, ContactSum sum)
    {
        if (main(sum) > 0 && (_ranked.Count < count || StandsBeforeLast(key, sum))) Insert(Encoding.UTF8.GetString(key), sum);
    }

    /// <summary>Adds those of other contacts.</summary>
    public void Add(TopContacts more)
    {
        foreach (var row in more._ranked) Add(Encoding.UTF8.GetBytes(row.Key), row.Sum);
    }

    private bool StandsBeforeLast(ReadOnlySpan<byte> key, ContactSum sum)
    {
        var by = Compare(sum, _ranked[^1].Sum);
        return by < 0 || (by == 0 && key.SequenceCompareTo(_lastKey) < 0);
    }

    private void Insert(string contact, ContactSum sum)
    {
        var row = new SumRow<string, ContactSum>(contact) { Sum = sum };
        var place = _ranked.BinarySearch(row, Comparer<SumRow<string, ContactSum>>.Create(Compare));
        _ranked.Insert(place < 0 ? ~place : place, row);
        if (_ranked.Count > count) _ranked.RemoveAt(count);
        if (_ranked.Count == count) _lastKey = Encoding.UTF8.GetBytes(_ranked[^1].Key);
    }

    private int Compare(SumRow<string, ContactSum>? x, SumRow<string, ContactSum>? y)
    {
        var by = Compare(x!.Sum, y!.Sum);
        return by != 0 ? by : Collections.CodePoints.Compare(x.Key, y.Key);
    }

    /// <summary>Below 0 if the first stands before the second.</summary>
    private int Compare(ContactSum x, ContactSum y) => main(x) != main(y) ? main(y).CompareTo(main(x)) : other(y).CompareTo(other(x));
}
