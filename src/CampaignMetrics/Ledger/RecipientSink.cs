namespace CampaignMetrics.Ledger;

/// <summary>Gets the rows of a list.</summary>
internal abstract class RecipientSink
{
    /// <summary>Whether a row with this instant may be wanted: a cheap test before its full key is made.</summary>
    public virtual bool MayHold(long at) => true;

    /// <summary>Whether a row is wanted, as far as known by now.</summary>
    public virtual bool Holds(RecipientKey key) => true;

    /// <summary>Adds a row for which <see cref="Holds"/> is true.</summary>
    public abstract void Add(RecipientKey key, Recipient row);
}

/// <summary>Collects the rows of one contact at a time.</summary>
internal sealed class RecipientsOfContact : RecipientSink
{
    private readonly List<(RecipientKey Key, Recipient Row)> _rows = [];

    public override void Add(RecipientKey key, Recipient row) => _rows.Add((key, row));

    /// <summary>Removes and returns the rows in their order.</summary>
    public IEnumerable<Recipient> Take()
    {
        if (_rows.Count > 1) _rows.Sort(static (x, y) => x.Key.CompareTo(y.Key));
        foreach (var (_, row) in _rows) yield return row;
        _rows.Clear();
    }
}
