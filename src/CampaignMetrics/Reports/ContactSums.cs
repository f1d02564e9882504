using System.Text;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Reports;

/// <summary>
/// Opens and clicks by contact. Keys stay texts of their stores, which only grow; only the few that a report names become strings.
/// </summary>
internal sealed class ContactSums
{
    private readonly List<Part> _parts = [];

    /// <param name="ledger">Whose contacts they are: two stores of one ledger have no contact in common.</param>
    /// <param name="keys">The contacts of a store.</param>
    /// <param name="sums">Their sums by slot.</param>
    public void Add(object ledger, TextTable keys, ContactSum[] sums) => _parts.Add(new Part(ledger, keys, sums));

    public void Add(ContactSums other) => _parts.AddRange(other._parts);

    /// <summary>The contacts with the most, ordered by the main number, the other number, then the key.</summary>
    public IEnumerable<SumRow<string, ContactSum>> Top(int count, Func<ContactSum, long> main, Func<ContactSum, long> other)
    {
        var ranking = new TopContacts(count, main, other);
        if (AreDisjoint) AddAll(ranking);
        else AddByKey(ranking);
        return ranking.Ranked;
    }

    private bool AreDisjoint =>
        _parts.TrueForAll(part => part.Ledger == _parts[0].Ledger) && _parts.DistinctBy(part => part.Keys).Count() == _parts.Count;

    private void AddAll(TopContacts ranking)
    {
        foreach (var part in _parts)
            for (var slot = 0; slot < part.Sums.Length; slot++)
                if (ranking.MayHold(part.Sums[slot], part.Keys[slot])) ranking.Add(part.Keys.Text(slot), part.Sums[slot]);
    }

    private void AddByKey(TopContacts ranking)
    {
        var byKey = new SumTable<string, ContactSum>();
        foreach (var part in _parts)
            for (var slot = 0; slot < part.Sums.Length; slot++)
                if (part.Sums[slot] != default) byKey.Add(part.Keys.Text(slot), part.Sums[slot]);
        foreach (var row in byKey.Rows)
            if (ranking.MayHold(row.Sum, Encoding.UTF8.GetBytes(row.Key))) ranking.Add(row.Key, row.Sum);
    }

    private sealed record Part(object Ledger, TextTable Keys, ContactSum[] Sums);
}
