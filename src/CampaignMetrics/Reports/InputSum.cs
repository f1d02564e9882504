namespace CampaignMetrics.Reports;

/// <summary>What came in, and what of it was no event.</summary>
internal sealed class InputSum
{
    /// <summary>How many rejected lines are kept with their reason; all are counted.</summary>
    public const int MaxRejected = 100;

    private readonly SortedSet<Kept> _rejected = [];

    public long Lines { get; set; }
    public long Events { get; set; }
    public long Duplicates { get; set; }
    public long RejectedCount { get; set; }

    /// <summary>The first by line.</summary>
    public Rejection[] Rejected
    {
        get
        {
            var rejected = new Rejection[_rejected.Count];
            var count = 0;
            foreach (var kept in _rejected) rejected[count++] = kept.Rejection;
            return rejected;
        }
    }

    public void Reject(Rejection rejection)
    {
        RejectedCount++;
        Keep(rejection);
    }

    /// <summary>Counts events that came on lines which are no fault: their message has no room for them.</summary>
    public void Refuse(long events)
    {
        if (events == 0) return;
        RejectedCount += events;
        Keep(new Rejection(0, "one message has more events than are kept (1 GiB of them)"));
    }

    public void Add(InputSum other)
    {
        Lines += other.Lines;
        Events += other.Events;
        Duplicates += other.Duplicates;
        RejectedCount += other.RejectedCount;
        foreach (var rejection in other.Rejected) Keep(rejection);
    }

    /// <summary>
    /// Keeps a rejection that is counted already. Two files may reject the
    /// same line for the same reason: copies are told apart by a number.
    /// </summary>
    public void Keep(Rejection rejection)
    {
        if (_rejected.Count >= MaxRejected && rejection.CompareTo(_rejected.Max!.Rejection) >= 0) return;
        for (var copy = 0; !_rejected.Add(new Kept(rejection, copy));) copy++;
        if (_rejected.Count > MaxRejected) _rejected.Remove(_rejected.Max!);
    }

    private sealed record Kept(Rejection Rejection, int Copy) : IComparable<Kept>
    {
        public int CompareTo(Kept? other) =>
            other is null
                ? 1
                : Rejection.CompareTo(other.Rejection) is not 0 and var byRejection ? byRejection
                : Copy.CompareTo(other.Copy);
    }
}
