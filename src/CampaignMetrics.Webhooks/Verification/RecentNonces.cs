namespace CampaignMetrics.Webhooks.Verification;

/// <summary>A nonce store in memory, for a single process. Several hosts need a shared store instead.</summary>
public sealed class RecentNonces : INonceStore
{
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _bodies = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _ends = new();

    /// <summary>Creates an empty store.</summary>
    /// <param name="time">The clock by which tokens expire.</param>
    public RecentNonces(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryUseAsync(string nonce, string body, DateTimeOffset keepUntil, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(nonce);
        ArgumentNullException.ThrowIfNull(body);
        lock (_lock)
        {
            Forget();
            // The same token with the same body is a retry of the provider's and passes.
            if (_bodies.TryGetValue(nonce, out var known)) return new(known == body);
            _bodies.Add(nonce, body);
            _ends.Enqueue(nonce, keepUntil);
            return new(true);
        }
    }

    private void Forget()
    {
        var now = _time.GetUtcNow();
        // Each call removes what has expired since the last one, so the store needs no timer.
        while (_ends.TryPeek(out var nonce, out var end) && end < now)
        {
            _ends.Dequeue();
            _bodies.Remove(nonce);
        }
    }
}
