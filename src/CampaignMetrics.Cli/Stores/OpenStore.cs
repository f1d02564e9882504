using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Stores;

/// <summary>A store that is open.</summary>
/// <param name="log">Its log.</param>
/// <param name="snapshots">Its snapshots.</param>
/// <param name="store">What is closed at the end.</param>
internal sealed class OpenStore(IEventLog log, ISnapshotStore snapshots, IAsyncDisposable store) : IDisposable
{
    public IEventLog Log => log;

    public ISnapshotStore Snapshots => snapshots;

    /// <summary>How many partitions a ledger has.</summary>
    /// <exception cref="UnusableException">There is none of this name.</exception>
    public int PartitionsOf(string ledger, CancellationToken cancellationToken) => StorePlace.Guarded(async () =>
    {
        // Asked first, since the log makes a ledger that it does not have.
        if (!await HasAsync(ledger, cancellationToken).ConfigureAwait(false))
            throw new UnusableException($"--ledger {ledger}: the store has no ledger of this name");
        return await log.CreateAsync(ledger, 1, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Opens a ledger, and makes it if there is none of this name.</summary>
    public DurableLedger Ledger(string name, LedgerOptions options, CancellationToken cancellationToken)
    {
        var settings = new DurableLedgerOptions { Ledger = options };
        var ledger = StorePlace.Guarded(() => DurableLedger.OpenAsync(name, log, snapshots, settings, cancellationToken));
        if (ledger.SnapshotProblem is { } problem)
            Console.Error.WriteLine($"the snapshot was left aside, and the whole log read: {Safe.Text(problem)}");
        return ledger;
    }

    public void Dispose() => store.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Whether there is a ledger. A log has no question for it; but it refuses to replace a block of a ledger that it does not
    /// know, and here replaces none of one that it knows.</summary>
    private async Task<bool> HasAsync(string ledger, CancellationToken cancellationToken)
    {
        var nowhere = new RewrittenBlock(long.MaxValue, default, EventBlock.Of(new LogPartition(ledger, 0), []));
        try
        {
            await log.RewriteAsync([nowhere], cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
