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

    /// <summary>Learns that all rows of a contact were added.</summary>
    public virtual void EndContact() { }
}

/// <summary>Passes the rows of a list on, those of a contact together and in order. Only they are in memory.</summary>
internal sealed class RecipientStream(Action<Recipient> onRow) : RecipientSink
{
    private readonly List<(RecipientKey Key, Recipient Row)> _rows = [];

    public override void Add(RecipientKey key, Recipient row) => _rows.Add((key, row));

    public override void EndContact()
    {
        if (_rows.Count > 1) _rows.Sort(static (x, y) => x.Key.CompareTo(y.Key));
        foreach (var (_, row) in _rows) onRow(row);
        _rows.Clear();
    }
}
