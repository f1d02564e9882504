using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.Breakdowns;

/// <summary>The parameters of a breakdown or series beside those of every tally.</summary>
/// <param name="Dimensions">The dimensions to break down by.</param>
/// <param name="ByTime">Whether each row is divided into the scope's buckets of time, as for a series.</param>
internal sealed record BreakdownRequest(IReadOnlyList<Dimension> Dimensions, bool ByTime)
{
    public bool NeedsCampaigns => Dimensions.Any(dimension => dimension.Kind == DimensionKind.Campaign);
}

/// <summary>Adds up the messages of a scope by the rows of several dimensions, in one pass. Each thread has its own.</summary>
internal sealed class BreakdownTally : ScopeTally<BreakdownSums>
{
    private readonly DimensionCut[] _cuts;
    private readonly TimeCut? _time;
    // The cells that have messages of the current contact: only these must be ended with it.
    private readonly List<CellSum> _ofContact = [];

    public BreakdownTally(
        Vocabulary words, MessageEvents events, MessageKnowledge knowledge, TallyRequest request, BreakdownRequest breakdown)
        : base(words, events, knowledge, request, new BreakdownSums())
    {
        var scope = request.Scope;
        var clock = new ZoneClock(scope.Zone, request.Range.From, request.Range.To);
        if (breakdown.ByTime) _time = new TimeCut(new Buckets(clock, scope.Every, scope.FirstDayOfWeek), Scope);
        Sums.Rows.AddRange(breakdown.Dimensions.Select(_ => new RowSums()));
        _cuts =
        [
            .. breakdown.Dimensions.Select(
                (dimension, i) => DimensionCut.Of(dimension, Sums.Rows[i], words, events.Fold, knowledge, request, clock)),
        ];
    }

    public override void Begin(ReadOnlySpan<byte> contact)
    {
        base.Begin(contact);
        foreach (var cut in _cuts) cut.Begin(contact);
    }

    protected override void EndContact(ReadOnlySpan<byte> contact)
    {
        foreach (var cell in _ofContact) cell.EndPerson();
        _ofContact.Clear();
        foreach (var mark in Marks.Unattributed)
            if (Scope.HoldsUnattributed && Scope.IsInPeriod(mark.At)) Sums.WithoutEmail++;
    }

    protected override void Add(in Counted counted, EmailSum email)
    {
        Add(Sums.Whole, email, counted);
        foreach (var cut in _cuts) cut.Look(counted);
        if (_time is null) AddRows(counted, email, RowSum.AllTime);
        else if (IsByEventDate) AddByEventDate(counted, email, _time);
        else AddBucket(counted, email, _time.BucketOf(counted.Message.State.CohortAt));
    }

    // By event date one message counts in several buckets, each time for what happened in it.
    private void AddByEventDate(in Counted counted, EmailSum email, TimeCut time)
    {
        foreach (var bucket in time.BucketsOf(counted.Message, Counter.Owed))
        {
            Counter.CountWithin(counted.Message, bucket, time.EndOf(bucket));
            if (Counter.CountsAnything) AddBucket(counted, email, bucket);
        }
    }

    private void AddBucket(in Counted counted, EmailSum email, long bucket)
    {
        // What only programs did is counted as theirs, but no series grows by it.
        if (Counter.IsOfPeriod)
        {
            Sums.EarliestAt = Math.Min(Sums.EarliestAt, bucket);
            Sums.LatestAt = Math.Max(Sums.LatestAt, bucket);
        }
        Add(Sums.WholeByTime[bucket], email, counted);
        AddRows(counted, email, bucket);
    }

    private void AddRows(in Counted counted, EmailSum email, long bucket)
    {
        foreach (var cut in _cuts)
            foreach (var row in cut.RowsOf(counted)) Add(row[bucket], email, counted);
    }

    private void Add(CellSum cell, EmailSum email, in Counted counted)
    {
        cell.Of(email).Add(counted.Message, Counter, HasCohort);
        if (cell.AddPerson(Counter.Counts)) _ofContact.Add(cell);
    }
}
