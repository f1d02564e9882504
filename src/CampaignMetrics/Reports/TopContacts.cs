using System.Text;

namespace CampaignMetrics.Reports;

/// <summary>Keeps the contacts with the highest numbers, at most a fixed count of them. Memory does not grow with the contacts
/// added.</summary>
internal sealed class TopContacts(int count, Func<ContactSum, long> main, Func<ContactSum, long> other)
{
    private readonly List<SumRow<string, ContactSum>> _ranked = [];
    private Comparer<SumRow<string, ContactSum>>? _order;
    // Contacts behind this one are not ranked; null while all are. Its key in UTF-8 compares most candidates without making a string.
    private SumRow<string, ContactSum>? _bar;
    private byte[] _barKey = [];

    /// <summary>The contacts by the main number descending, then the other number descending, then the key.</summary>
    public IEnumerable<SumRow<string, ContactSum>> Ranked => _ranked;

    /// <summary>Whether the first so many contacts of all are ranked here, after some were taken out.</summary>
    public bool Knows(int first) => _bar is null || _ranked.Count >= first;

    /// <summary>Adds a contact that was not added before. Its key becomes a string only if it is ranked.</summary>
    public void Add(ReadOnlySpan<byte> key, ContactSum sum)
    {
        if (main(sum) > 0 && (_bar is null || StandsBeforeBar(key, sum))) Insert(Encoding.UTF8.GetString(key), sum);
    }

    /// <summary>Adds the ranked contacts of another part, whose contacts are different ones.</summary>
    public void Add(TopContacts more)
    {
        // Most often these are the first, and ranked already.
        if (_ranked.Count == 0 && _bar is null && more._ranked.Count < count) _ranked.AddRange(more._ranked);
        else foreach (var row in more._ranked) Add(Encoding.UTF8.GetBytes(row.Key), row.Sum);
        if (more._bar is not null && (_bar is null || Compare(more._bar, _bar) < 0)) CutAt(more._bar);
    }

    /// <summary>Takes contacts out that were added with the same sums.</summary>
    public void Subtract(TopContacts old)
    {
        foreach (var row in old._ranked)
            if (PlaceOf(row) is >= 0 and var place) _ranked.RemoveAt(place);
    }

    private bool StandsBeforeBar(ReadOnlySpan<byte> key, ContactSum sum)
    {
        var by = Compare(sum, _bar!.Sum);
        return by < 0 || (by == 0 && key.SequenceCompareTo(_barKey) < 0);
    }

    private void Insert(string contact, ContactSum sum)
    {
        var row = new SumRow<string, ContactSum>(contact) { Sum = sum };
        var place = PlaceOf(row);
        _ranked.Insert(place < 0 ? ~place : place, row);
        if (_ranked.Count >= count) CutAt(_ranked[count - 1]);
    }

    private void CutAt(SumRow<string, ContactSum> bar)
    {
        // UTF-8 sorts by code point, as Compare does for strings.
        (_bar, _barKey) = (bar, Encoding.UTF8.GetBytes(bar.Key));
        while (_ranked.Count > 0 && Compare(_ranked[^1], bar) > 0) _ranked.RemoveAt(_ranked.Count - 1);
    }

    private int PlaceOf(SumRow<string, ContactSum> row) =>
        _ranked.BinarySearch(row, _order ??= Comparer<SumRow<string, ContactSum>>.Create(Compare));

    private int Compare(SumRow<string, ContactSum>? x, SumRow<string, ContactSum>? y)
    {
        var by = Compare(x!.Sum, y!.Sum);
        return by != 0 ? by : CodePoints.Compare(x.Key, y.Key);
    }

    /// <summary>Negative if the first is ranked before the second: larger numbers come first.</summary>
    private int Compare(ContactSum x, ContactSum y) => main(x) != main(y) ? main(y).CompareTo(main(x)) : other(y).CompareTo(other(x));
}
