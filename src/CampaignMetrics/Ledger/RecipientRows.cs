namespace CampaignMetrics.Ledger;

/// <summary>The first so many rows of a list behind a place in it, whatever the order they come in: no more are ever kept.</summary>
/// <param name="count">How many.</param>
/// <param name="after">The place; null for the beginning.</param>
internal sealed class RecipientRows(int count, RecipientKey? after)
{
    private static readonly Comparer<RecipientKey> LastFirst = Comparer<RecipientKey>.Create((x, y) => y.CompareTo(x));

    private readonly PriorityQueue<Recipient, RecipientKey> _rows = new(LastFirst);

    /// <summary>Whether there are rows behind those that are kept.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Whether a row of this instant may be among them: a look before its texts are made.</summary>
    public bool MayHold(long at)
    {
        if (at < after?.At) return false;
        if (!IsFull || at <= Last.At) return true;
        HasMore = true;
        return false;
    }

    /// <summary>Whether a row is among them by now.</summary>
    public bool Holds(RecipientKey key)
    {
        if (key.CompareTo(after) <= 0) return false;
        if (!IsFull || key.CompareTo(Last) < 0) return true;
        HasMore = true;
        return false;
    }

    /// <summary>Adds a row that they hold.</summary>
    public void Add(RecipientKey key, Recipient row)
    {
        if (!IsFull)
        {
            _rows.Enqueue(row, key);
            return;
        }
        HasMore = true;
        _rows.EnqueueDequeue(row, key);
    }

    /// <summary>Takes them out, the first first.</summary>
    public List<(RecipientKey Key, Recipient Row)> Take()
    {
        var rows = new List<(RecipientKey, Recipient)>(_rows.Count);
        while (_rows.TryDequeue(out var row, out var key)) rows.Add((key, row));
        rows.Reverse();
        return rows;
    }

    private bool IsFull => _rows.Count == count;

    private RecipientKey Last => _rows.TryPeek(out _, out var last) ? last : throw new InvalidOperationException("There are no rows.");
}
