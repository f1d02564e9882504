namespace CampaignMetrics.Testing;

/// <summary>One promise of a port, as something to run. Checks use ledgers whose names begin with <c>conformance</c>, each its own, so all may
/// run on one store, which has to be without such ledgers at the beginning.</summary>
/// <typeparam name="TPort">The port: <see cref="IEventLog"/> or <see cref="ISnapshotStore"/>.</typeparam>
public sealed class ConformanceCheck<TPort> where TPort : class
{
    private readonly Func<StoreSession<TPort>, Task> _check;

    internal ConformanceCheck(string name, Func<StoreSession<TPort>, Task> check) => (Name, _check) = (name, check);

    /// <summary>What the store promises, as a sentence.</summary>
    public string Name { get; }

    /// <summary>Runs the check.</summary>
    /// <param name="open">Opens the store under test.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="ConformanceException">The store breaks the promise; the message says how.</exception>
    public Task RunAsync(StoreOpening<TPort> open, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        return RunAsync(new StoreSession<TPort>(Name, open, cancellationToken));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private async Task RunAsync(StoreSession<TPort> session)
    {
        await using var _ = session.ConfigureAwait(false);
        try
        {
            await _check(session).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not ConformanceException && !session.Token.IsCancellationRequested)
        {
            throw new ConformanceException($"{Name}: The store threw {e.GetType().Name}: {e.Message}", e);
        }
    }
}
