using Microsoft.Extensions.Options;

namespace CampaignMetrics.DependencyInjection;

/// <summary>Opens the store and the ledgers of a host, each once, however many ask at the same time.</summary>
internal sealed class OpenLedgers : IAsyncDisposable
{
    private readonly CampaignMetricsOptions _options;
    private readonly StoreSource _source;
    private readonly IEnumerable<EnrichmentChange> _changes;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<OpenLedger>> _ledgers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names;
    private Task<CampaignStore>? _store;
    private bool _isDisposed;

    /// <param name="options">The settings; checked when they are first read.</param>
    /// <param name="changes">What is added to what ledgers know.</param>
    /// <param name="time">The clock.</param>
    /// <param name="source">The store; null where none was named, which the check of the settings tells.</param>
    public OpenLedgers(
        IOptions<CampaignMetricsOptions> options, IEnumerable<EnrichmentChange> changes, TimeProvider time, StoreSource? source = null)
    {
        (_options, _changes, _time, _source) = (options.Value, changes, time, source!);
        _names = new HashSet<string>(_options.Ledgers, StringComparer.Ordinal);
    }

    /// <summary>The ledgers that the settings name.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Those that are open by now.</summary>
    public IReadOnlyList<OpenLedger> All
    {
        get
        {
            lock (_lock) return [.. _ledgers.Values.Where(opening => opening.IsCompletedSuccessfully).Select(opening => opening.Result)];
        }
    }

    public bool Takes(string name) => _names.Contains(name) || (_options.TakesAnyLedger && LedgerName.IsOne(name));

    public Task<CampaignStore> StoreAsync(CancellationToken cancellationToken)
    {
        lock (_lock) return Opened().WaitAsync(cancellationToken);
    }

    public Task<OpenLedger> GetAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(CampaignLedgers));
            if (!_ledgers.TryGetValue(name, out var opening) || HasFailed(opening))
                opening = _ledgers[name] = Task.Run(() => OpenAsync(name), CancellationToken.None);
            return opening.WaitAsync(cancellationToken);
        }
    }

    /// <returns>Null for a name that is not known, and of which the store has no ledger.</returns>
    public async Task<DurableLedger?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!Takes(name)) return null;
        if (!_names.Contains(name) && !IsOpen(name))
        {
            var store = await StoreAsync(cancellationToken).ConfigureAwait(false);
            if (await store.Log.FindAsync(name, cancellationToken).ConfigureAwait(false) is null) return null;
        }
        return (await GetAsync(name, cancellationToken).ConfigureAwait(false)).Ledger;
    }

    /// <summary>What a ledger knows beside its events.</summary>
    public Enrichment Enriched(Enrichment own) => _changes.Aggregate(own, (known, change) => change.Apply(known));

    public async ValueTask DisposeAsync()
    {
        Task<OpenLedger>[] ledgers;
        lock (_lock)
        {
            _isDisposed = true;
            ledgers = [.. _ledgers.Values];
        }
        foreach (var opening in ledgers)
            if (await EndedAsync(opening).ConfigureAwait(false)) await opening.Result.Ledger.DisposeAsync().ConfigureAwait(false);
        if (_store is { } store && await EndedAsync(store).ConfigureAwait(false) && store.Result.Owned is { } owned)
            await owned.DisposeAsync().ConfigureAwait(false);
    }

    private bool IsOpen(string name)
    {
        lock (_lock) return _ledgers.TryGetValue(name, out var opening) && opening.IsCompletedSuccessfully;
    }

    /// <summary>The store; called under the lock.</summary>
    private Task<CampaignStore> Opened()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(CampaignLedgers));
        if (_store is null || HasFailed(_store)) _store = Task.Run(() => _source.OpenAsync(CancellationToken.None), CancellationToken.None);
        return _store;
    }

    private async Task<OpenLedger> OpenAsync(string name)
    {
        var store = await StoreAsync(CancellationToken.None).ConfigureAwait(false);
        var ledger = await DurableLedger.OpenAsync(name, store.Log, store.Snapshots, SettingsOf(name, store)).ConfigureAwait(false);
        return new OpenLedger(ledger, _time.GetTimestamp());
    }

    private DurableLedgerOptions SettingsOf(string name, CampaignStore store)
    {
        var settings = _options.Settings(name)
            ?? throw new InvalidOperationException("options.Settings gave null: DurableLedgerOptions.Default has the defaults.");
        return settings with
        {
            Catalogs = settings.Catalogs ?? store.Catalogs,
            Ledger = settings.Ledger with { Enrichment = Enriched(settings.Ledger.Enrichment) },
        };
    }

    private static bool HasFailed(Task opening) => opening.IsFaulted || opening.IsCanceled;

    /// <summary>Waits for an opening that may have failed: who asked for it was told.</summary>
    private static async Task<bool> EndedAsync(Task opening)
    {
        await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return opening.IsCompletedSuccessfully;
    }
}
