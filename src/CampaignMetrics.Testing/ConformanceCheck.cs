namespace CampaignMetrics.Testing;

/// <summary>One promise of a port, as something to run.</summary>
internal sealed class ConformanceCheck<TPort>(string name, Func<StoreSession<TPort>, Task> check) where TPort : class
{
    /// <summary>What the store promises, as a sentence.</summary>
    public string Name => name;

    /// <exception cref="ConformanceException">The store breaks the promise; the message says how.</exception>
    public async Task RunAsync(Func<CancellationToken, Task<TPort>> open, CancellationToken cancellationToken)
    {
        var session = new StoreSession<TPort>(name, open, cancellationToken);
        await using var _ = session.ConfigureAwait(false);
        try
        {
            await check(session).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not ConformanceException && !cancellationToken.IsCancellationRequested)
        {
            throw new ConformanceException($"{name}: The store threw {e.GetType().Name}: {e.Message}", e);
        }
    }
}
