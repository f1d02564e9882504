using System.Text;

namespace CampaignMetrics.Reports;

/// <summary>Keeps the contacts with the highest numbers, at most a fixed count of them. Memory does not grow with the contacts
/// added.</summary>
internal sealed class TopContacts(int count, Func<ContactSum, long> main, Func<ContactSum, long> other)
{
    private readonly List<SumRow<string, ContactSum>> _ranked = [];
    // The key of the last ranked contact in UTF-8, to compare most candidates without making a string.
    private byte[] _lastKey = [];

    /// <summary>The contacts by the main number descending, then the other number descending, then the key.</summary>
    public IEnumerable<SumRow<string, ContactSum>> Ranked => _ranked;

    /// <summary>Adds a contact that was not added before. Its key becomes a string only if it is ranked.</summary>
    public void Add(ReadOnlySpan<byte> key, ContactSum sum)
    {
        if (main(sum) > 0 && (_ranked.Count < count || StandsBeforeLast(key, sum))) Insert(Encoding.UTF8.GetString(key), sum);
    }

    /// <summary>Adds the ranked contacts of another part, whose contacts are different ones.</summary>
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
        // UTF-8 sorts by code point, as Compare does for strings.
        if (_ranked.Count == count) _lastKey = Encoding.UTF8.GetBytes(_ranked[^1].Key);
    }

    private int Compare(SumRow<string, ContactSum>? x, SumRow<string, ContactSum>? y)
    {
        var by = Compare(x!.Sum, y!.Sum);
        return by != 0 ? by : CodePoints.Compare(x.Key, y.Key);
    }

    /// <summary>Negative if the first is ranked before the second: larger numbers come first.</summary>
    private int Compare(ContactSum x, ContactSum y) => main(x) != main(y) ? main(y).CompareTo(main(x)) : other(y).CompareTo(other(x));
}
