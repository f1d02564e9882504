namespace CampaignMetrics.Ledger;

/// <summary>Collects a page of a list: the first rows after a position. Rows may be added in any order, and never more than a page are
/// kept.</summary>
/// <param name="count">The size of the page.</param>
/// <param name="after">The position after which the page begins; null for the beginning of the list.</param>
internal sealed class RecipientRows(int count, RecipientKey? after) : RecipientSink
{
    private static readonly Comparer<RecipientKey> LastFirst = Comparer<RecipientKey>.Create((x, y) => y.CompareTo(x));

    // A heap with the last row on top: a row that comes before it takes its place.
    private readonly PriorityQueue<Recipient, RecipientKey> _rows = new(LastFirst);

    /// <summary>Whether there are rows after those of the page.</summary>
    public bool HasMore { get; private set; }

    public override bool MayHold(long at)
    {
        if (at < after?.At) return false;
        if (!IsFull || at <= Last.At) return true;
        HasMore = true;
        return false;
    }

    public override bool Holds(RecipientKey key)
    {
        if (key.CompareTo(after) <= 0) return false;
        if (!IsFull || key.CompareTo(Last) < 0) return true;
        HasMore = true;
        return false;
    }

    public override void Add(RecipientKey key, Recipient row)
    {
        if (!IsFull)
        {
            _rows.Enqueue(row, key);
            return;
        }
        HasMore = true;
        _rows.EnqueueDequeue(row, key);
    }

    /// <summary>Removes and returns the rows in their order.</summary>
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
