namespace CampaignMetrics.AspNetCore.Tests.Pages;

/// <summary>A clock that also jumps: timers that are due by then end at once, and the others earlier.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<JumpingTimer> _timers = [];
    private TimeSpan _jumped;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Jumped;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Jumped.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            var timer = new JumpingTimer(System.CreateTimer(callback, state, dueTime, period), dueTime, period);
            if (dueTime > TimeSpan.Zero && period == Timeout.InfiniteTimeSpan) _timers.Add(timer);
            return timer;
        }
    }

    public void Jump(TimeSpan time)
    {
        lock (_lock)
        {
            _jumped += time;
            foreach (var timer in _timers) timer.Hasten(time);
        }
    }

    private TimeSpan Jumped
    {
        get
        {
            lock (_lock) return _jumped;
        }
    }

    private sealed class JumpingTimer(ITimer timer, TimeSpan dueTime, TimeSpan period) : ITimer
    {
        private readonly long _began = System.GetTimestamp();
        private TimeSpan _due = dueTime;
        private bool _isDisposed;

        public void Hasten(TimeSpan time)
        {
            if (_isDisposed) return;
            _due -= time;
            var left = _due - System.GetElapsedTime(_began);
            timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            _isDisposed = true;
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            _isDisposed = true;
            return timer.DisposeAsync();
        }
    }
}
