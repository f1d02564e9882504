using CampaignMetrics.Collections;

namespace CampaignMetrics.Reports.Breakdowns;

/// <summary>The sums from which breakdowns and series are made: the total, and the rows of each dimension.</summary>
/// <remarks>
/// <para>
/// A dimension has rows (<see cref="RowSums"/>), a row has a cell for each bucket of time (<see cref="RowSum"/>), a cell has a sum for each
/// email (<see cref="CellSum"/>): rates need the facts of each email, so its counts are kept separately to the end.
/// </para>
/// </remarks>
internal sealed class BreakdownSums : ScopeSums<BreakdownSums>
{
    /// <summary>The total by bucket; empty for a breakdown, which has no buckets.</summary>
    public RowSum WholeByTime { get; } = new(null);

    /// <summary>The rows of each dimension, in the order of the request.</summary>
    public List<RowSums> Rows { get; private set; } = [];

    /// <summary>The start of the first bucket that holds anything, in milliseconds since 1970.</summary>
    public long EarliestAt { get; set; } = long.MaxValue;

    /// <summary>The start of the last one.</summary>
    public long LatestAt { get; set; } = long.MinValue;

    /// <summary>Unsubscriptions and spam reports that name no email and could not be attributed to one: no row has them.</summary>
    public long WithoutEmail { get; set; }

    /// <summary>The geolocation database, where a dimension is about places; null otherwise.</summary>
    public PlacesSource? PlacesBy => Rows.Select(rows => rows.PlacesBy).FirstOrDefault(source => source is not null);

    /// <summary>The same sums with the rows of one dimension alone. Shares everything but the list of rows.</summary>
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
        WithoutEmail += other.WithoutEmail;
    }

    protected override CaveatFacts Facts
    {
        get
        {
            var openers = Rows.Aggregate(default(PlaceSum), (sum, rows) => sum + rows.Openers);
            return base.Facts with
            {
                Placed = openers.Opens, Proxied = openers.ProxiedOpens, PlacesBy = PlacesBy, WithoutEmail = WithoutEmail,
            };
        }
    }
}

/// <summary>The rows of a dimension by key. The row of messages without a value has the key null. A row of which nothing is known but what
/// programs did is kept, but not shown: no program makes a row.</summary>
internal sealed class RowSums
{
    private readonly Dictionary<string, RowSum> _rows = new(StringComparer.Ordinal);
    private RowSum? _withoutKey;

    /// <summary>Openers whose place is known, where the rows are places.</summary>
    public PlaceSum Openers { get; set; }

    /// <summary>The database that told these places; null for none.</summary>
    public PlacesSource? PlacesBy { get; set; }

    public RowSum? WithoutKey => _withoutKey is { IsInScope: true } ? _withoutKey : null;

    public IEnumerable<RowSum> Keyed => _rows.Values.Where(row => row.IsInScope);

    public int Count => Keyed.Count() + (WithoutKey is null ? 0 : 1);

    public RowSum Of(string? key)
    {
        if (key is null) return _withoutKey ??= new RowSum(null);
        if (!_rows.TryGetValue(key, out var row)) _rows.Add(key, row = new RowSum(key));
        return row;
    }

    public void Add(RowSums other)
    {
        foreach (var row in other._rows.Values) Of(row.Key).Add(row);
        if (other._withoutKey is { } without) Of(null).Add(without);
        Openers += other.Openers;
        PlacesBy ??= other.PlacesBy;
    }
}

/// <summary>A row: one cell in a breakdown; in a series a cell for each bucket, by the bucket's start.</summary>
internal sealed class RowSum(string? key)
{
    /// <summary>The only bucket of a row in a breakdown.</summary>
    public const long AllTime = 0;

    private readonly Dictionary<NumberKey, CellSum> _cells = [];
    // The cell that was used last: neighbouring messages mostly fall into the same one.
    private CellSum? _last;
    private long _lastBucket;

    public string? Key { get; } = key;

    /// <summary>Whether it has a selected message.</summary>
    public bool IsInScope => _cells.Values.Any(cell => cell.IsInScope);

    /// <summary>The number of sent messages in all buckets, by which rows are sorted.</summary>
    public long Sent => _cells.Values.Sum(cell => cell.Sent);

    /// <summary>The starts of the buckets that have a cell.</summary>
    public IEnumerable<long> Buckets => _cells.Keys.Select(bucket => bucket.Value);

    /// <summary>The sum of all buckets. Not for its number of distinct contacts, which is too large: a contact may be in several
    /// buckets.</summary>
    public CellSum Whole()
    {
        var whole = new CellSum();
        foreach (var cell in _cells.Values) whole.Add(cell);
        return whole;
    }

    /// <summary>The cell of a bucket; null where the bucket is empty.</summary>
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

/// <summary>The sums of some messages: their counts by email, and the number of distinct contacts.</summary>
internal sealed class CellSum
{
    // The email that was used last, and what the current contact's messages count for in this cell.
    private EmailSum? _last;
    private PeopleSum _has;
    private bool _isTouched;

    public static CellSum Nothing { get; } = new();

    public Dictionary<string, EmailSum> Emails { get; } = new(StringComparer.Ordinal);

    public PeopleSum People { get; private set; }

    /// <summary>Whether it has a selected message.</summary>
    public bool IsInScope => Emails.Values.Any(email => email.IsInScope);

    public long Sent => Emails.Values.Sum(email => email.Metrics[(int)Metric.Sent]);

    /// <summary>The sum of an email in this cell, made when first asked for.</summary>
    /// <param name="model">A sum of the same email in another cell.</param>
    public EmailSum Of(EmailSum model)
    {
        // All sums of an email in one thread share one string, so its reference is enough.
        if (ReferenceEquals(_last?.Email, model.Email)) return _last!;
        if (!Emails.TryGetValue(model.Email, out var sum)) Emails.Add(model.Email, sum = model.Empty());
        return _last = sum;
    }

    /// <summary>Adds a message of the current contact.</summary>
    /// <returns>Whether it is the contact's first message in this cell: then <see cref="EndPerson"/> must be called at the contact's
    /// end.</returns>
    public bool AddPerson(ReadOnlySpan<long> counts)
    {
        var isFirst = !_isTouched;
        _isTouched = true;
        _has += new PeopleSum(
            counts[(int)Metric.Sent], counts[(int)Metric.Delivered], counts[(int)Metric.Opened], counts[(int)Metric.Clicked]);
        return isFirst;
    }

    /// <summary>Ends the current contact, who counts once however many messages it has here.</summary>
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
