namespace CampaignMetrics.Reports;

/// <summary>How many lines and events were read, and which lines were rejected. Not thread-safe.</summary>
internal sealed class InputSum
{
    /// <summary>How many rejected lines are kept with their reasons; all of them are counted.</summary>
    public const int MaxRejected = 100;

    // Sorted by line, so that the same 100 are kept in whatever order threads and parts add them.
    private readonly SortedSet<Kept> _rejected = [];

    public long Lines { get; set; }
    public long Events { get; set; }
    public long Duplicates { get; set; }
    public long RejectedCount { get; set; }

    /// <summary>The first rejected lines, by line number.</summary>
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

    /// <summary>Counts events whose lines were valid but whose message has no room left for them.</summary>
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
    /// Keeps a rejection that is already counted. Two files may have the same line number rejected for the same reason; a copy number keeps
    /// both in the set.
    /// </summary>
    public void Keep(Rejection rejection)
    {
        if (_rejected.Count >= MaxRejected && rejection.CompareTo(_rejected.Max!.Rejection) >= 0) return;
        // The first free copy number; with at most 100 kept, there are never many copies.
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
