namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>Looks at the state of a ledger, which is in memory, four times in a second. That is one look for all streams of the ledger,
/// and it sees whatever changes the answers: events of this host and others, catalogs, and what is known beside them.</summary>
internal sealed class LedgerWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Func<string> _stateOf;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private string _state;
    private LedgerChange _last;

    public LedgerWatch(Func<string> stateOf, TimeProvider time)
    {
        (_stateOf, _time, _state, _last) = (stateOf, time, stateOf(), new LedgerChange(time.GetUtcNow()));
        _timer = time.CreateTimer(_ => Look(), null, Interval, Interval);
    }

    /// <summary>How many streams there are. Under the lock of who keeps it.</summary>
    public int Viewers { get; set; }

    /// <summary>Looks at once.</summary>
    /// <returns>The last change, or when the watch began.</returns>
    public LedgerChange Look()
    {
        lock (_lock)
        {
            var state = _stateOf();
            if (state == _state) return _last;
            var before = _last;
            (_state, _last) = (state, new LedgerChange(_time.GetUtcNow()));
            before.Follow();
            return _last;
        }
    }

    public void Dispose() => _timer.Dispose();
}

/// <summary>A change of a ledger.</summary>
/// <param name="At">When it was seen.</param>
internal sealed record LedgerChange(DateTimeOffset At)
{
    private readonly TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next change.</summary>
    public Task Next => _next.Task;

    public void Follow() => _next.TrySetResult();
}