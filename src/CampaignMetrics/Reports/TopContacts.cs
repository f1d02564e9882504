using System.Text;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>Keeps the few contacts with the most of something.</summary>
internal sealed class TopContacts(int count, Func<ContactSum, long> main, Func<ContactSum, long> other)
{
    private readonly List<SumRow<string, ContactSum>> _ranked = [];
    private byte[] _lastKey = [];

    public IEnumerable<SumRow<string, ContactSum>> Ranked => _ranked;

    /// <summary>Whether a contact is among them so far: told from its key's UTF-8, since most keys never become strings.</summary>
    public bool MayHold(ContactSum sum, ReadOnlySpan<byte> key)
    {
        if (main(sum) <= 0) return false;
        if (_ranked.Count < count) return true;
        var by = Compare(sum, _ranked[^1].Sum);
        return by < 0 || (by == 0 && EventIdOrder.Compare(key, _lastKey) < 0);
    }

    public void Add(string contact, ContactSum sum)
    {
        var place = _ranked.FindIndex(held =>
            Compare(sum, held.Sum) is var by && (by < 0 || (by == 0 && string.CompareOrdinal(contact, held.Key) < 0)));
        var row = new SumRow<string, ContactSum>(contact) { Sum = sum };
        if (place >= 0) _ranked.Insert(place, row);
        else if (_ranked.Count < count) _ranked.Add(row);
        if (_ranked.Count > count) _ranked.RemoveAt(count);
        _lastKey = Encoding.UTF8.GetBytes(_ranked[^1].Key);
    }

    /// <summary>Below 0 if the first stands before the second.</summary>
    private int Compare(ContactSum x, ContactSum y) => main(x) != main(y) ? main(y).CompareTo(main(x)) : other(y).CompareTo(other(x));
}
