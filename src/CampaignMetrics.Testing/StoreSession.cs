namespace CampaignMetrics.Testing;

/// <summary>One run of a check: the stores that it opened, and its demands.</summary>
internal sealed class StoreSession<TPort>(
    string check, Func<CancellationToken, Task<TPort>> open, CancellationToken cancellationToken) : IAsyncDisposable where TPort : class
{
    private readonly List<TPort> _stores = [];

    public CancellationToken Token => cancellationToken;

    /// <summary>A ledger of this check's own.</summary>
    public string Ledger => "conformance: " + check;

    /// <summary>Opens the store once more.</summary>
    public async Task<TPort> OpenAsync()
    {
        var store = await open(cancellationToken).ConfigureAwait(false);
        _stores.Add(store);
        return store;
    }

    /// <summary>Closes what is open, and opens the store as after a restart.</summary>
    public async Task<TPort> ReopenAsync()
    {
        await DisposeAsync().ConfigureAwait(false);
        return await OpenAsync().ConfigureAwait(false);
    }

    public void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw Broken($"{what} should be {expected}, and is {actual}.");
    }

    public void True(bool isTrue, string demand)
    {
        if (!isTrue) throw Broken(demand);
    }

    /// <summary>Requires that a call throws.</summary>
    public async Task ThrowsAsync<TException>(Func<Task> call, string what) where TException : Exception
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (TException)
        {
            return;
        }
        catch (Exception e)
        {
            throw new ConformanceException(
                $"{check}: {what} should throw {typeof(TException).Name}, and throws {e.GetType().Name}: {e.Message}", e);
        }
        throw Broken($"{what} should throw {typeof(TException).Name}, and does not.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
            if (store is IAsyncDisposable disposable) await disposable.DisposeAsync().ConfigureAwait(false);
        _stores.Clear();
    }

    private ConformanceException Broken(string demand) => new($"{check}: {demand}");
}
