using CampaignMetrics.AspNetCore.Reports;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>Tells streams when ledgers change. There is one watch for each ledger that somebody looks at, however many do.</summary>
internal sealed class LedgerWatches(ReportTags tags, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LedgerWatch> _watches = new(StringComparer.Ordinal);

    /// <summary>Begins to watch a ledger. The watch ends when all who entered have left.</summary>
    public LedgerWatch Enter(DurableLedger ledger)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(ledger.Name, out var watch))
                _watches[ledger.Name] = watch = new LedgerWatch(() => tags.StateOf(ledger), time);
            watch.Viewers++;
            return watch;
        }
    }

    public void Leave(DurableLedger ledger)
    {
        lock (_lock)
        {
            var watch = _watches[ledger.Name];
            if (--watch.Viewers > 0) return;
            _watches.Remove(ledger.Name);
            watch.Dispose();
        }
    }
}
