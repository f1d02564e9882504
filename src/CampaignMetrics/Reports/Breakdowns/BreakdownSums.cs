using CampaignMetrics.Collections;

namespace CampaignMetrics.Reports.Breakdowns;

/// <summary>Everything breakdowns and series are made from: the whole, and the rows of each dimension.</summary>
internal sealed class BreakdownSums : ScopeSums<BreakdownSums>
{
    /// <summary>The whole by bucket; empty where nobody asks for time.</summary>
    public RowSum WholeByTime { get; } = new(null);

    /// <summary>By dimension: its rows.</summary>
    public List<RowSums> Rows { get; private set; } = [];

    /// <summary>The first and the last bucket that holds anything.</summary>
    public long EarliestAt { get; set; } = long.MaxValue;

    public long LatestAt { get; set; } = long.MinValue;

    /// <summary>The same with one dimension's rows alone.</summary>
    public BreakdownSums Only(int dimension)
    {
        var only = (BreakdownSums)MemberwiseClone();
        only.Rows = [Rows[dimension]];
        only.IfTrackingIsSeen = IfTrackingIsSeen?.Only(dimension);
        return only;
    }

    public override void Add(BreakdownSums other)
    {
        base.Add(other);
        WholeByTime.Add(other.WholeByTime);
        while (Rows.Count < other.Rows.Count) Rows.Add(new RowSums());
        for (var i = 0; i < other.Rows.Count; i++) Rows[i].Add(other.Rows[i]);
        EarliestAt = Math.Min(EarliestAt, other.EarliestAt);
        LatestAt = Math.Max(LatestAt, other.LatestAt);
    }
}

/// <summary>The rows of a dimension by key; null is the key of what has none.</summary>
internal sealed class RowSums
{
    private readonly Dictionary<string, RowSum> _rows = new(StringComparer.Ordinal);

    public RowSum? WithoutKey { get; private set; }

    public IEnumerable<RowSum> Keyed => _rows.Values;

    public int Count => _rows.Count + (WithoutKey is null ? 0 : 1);

    public RowSum Of(string? key)
    {
        if (key is null) return WithoutKey ??= new RowSum(null);
        if (!_rows.TryGetValue(key, out var row)) _rows.Add(key, row = new RowSum(key));
        return row;
    }

    public void Add(RowSums other)
    {
        foreach (var row in other.Keyed) Of(row.Key).Add(row);
        if (other.WithoutKey is { } without) Of(null).Add(without);
    }
}

/// <summary>A row: one cell, or where time is asked for, one a bucket by its start.</summary>
internal sealed class RowSum(string? key)
{
    /// <summary>The bucket of a row that has but one cell.</summary>
    public const long AllTime = 0;

    private readonly Dictionary<NumberKey, CellSum> _cells = [];
    private CellSum? _last;
    private long _lastBucket;

    public string? Key { get; } = key;

    /// <summary>How many messages were sent, in all buckets.</summary>
    public long Sent => _cells.Values.Sum(cell => cell.Emails.Values.Sum(email => email.Metrics[(int)Metric.Sent]));

    /// <summary>The starts of the buckets that have a cell.</summary>
    public IEnumerable<long> Buckets => _cells.Keys.Select(bucket => bucket.Value);

    /// <summary>All buckets together; contacts aside, who may stand in several.</summary>
    public CellSum Whole()
    {
        var whole = new CellSum();
        foreach (var cell in _cells.Values) whole.Add(cell);
        return whole;
    }

    /// <summary>The cell of a bucket; null where nothing is in it.</summary>
    public CellSum? Find(long bucket) => _cells.GetValueOrDefault(new NumberKey(bucket));

    public CellSum this[long bucket]
    {
        get
        {
            if (_last is not null && _lastBucket == bucket) return _last;
            var number = new NumberKey(bucket);
            if (!_cells.TryGetValue(number, out var cell)) _cells.Add(number, cell = new CellSum());
            return ((_last, _lastBucket) = (cell, bucket)).Item1;
        }
    }

    public void Add(RowSum other)
    {
        foreach (var (bucket, cell) in other._cells) this[bucket.Value].Add(cell);
    }
}

/// <summary>Some messages: their counts by email, and their contacts.</summary>
internal sealed class CellSum
{
    private EmailSum? _last;
    private PeopleSum _has;
    private bool _isTouched;

    public static CellSum Nothing { get; } = new();

    public Dictionary<string, EmailSum> Emails { get; } = new(StringComparer.Ordinal);

    public PeopleSum People { get; private set; }

    /// <summary>The sum of an email.</summary>
    /// <param name="model">Whose email it is, in another cell.</param>
    public EmailSum Of(EmailSum model)
    {
        if (ReferenceEquals(_last?.Email, model.Email)) return _last!;
        if (!Emails.TryGetValue(model.Email, out var sum)) Emails.Add(model.Email, sum = model.Empty());
        return _last = sum;
    }

    /// <summary>Adds what a message of the contact that is turned to counts for.</summary>
    /// <returns>Whether it is the contact's first here.</returns>
    public bool AddPerson(ReadOnlySpan<long> counts)
    {
        var isFirst = !_isTouched;
        _isTouched = true;
        _has += new PeopleSum(
            counts[(int)Metric.Sent], counts[(int)Metric.Delivered], counts[(int)Metric.Opened], counts[(int)Metric.Clicked]);
        return isFirst;
    }

    /// <summary>Turns away from the contact.</summary>
    public void EndPerson()
    {
        People += _has.AsOne();
        (_has, _isTouched) = (default, false);
    }

    public void Add(CellSum other)
    {
        foreach (var sum in other.Emails.Values) Of(sum).Add(sum);
        People += other.People;
    }
}
