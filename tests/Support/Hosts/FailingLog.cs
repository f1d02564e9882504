using CampaignMetrics.Testing;

namespace CampaignMetrics.Tests.Support.Hosts;

/// <summary>A log whose reading fails for a while.</summary>
internal sealed class FailingLog(MemoryStore store) : IEventLog
{
    private int _failures;

    public volatile bool Fails;

    public int Failures => _failures;

    public Task<int> CreateAsync(string ledger, int partitions, CancellationToken cancellationToken = default) =>
        store.CreateAsync(ledger, partitions, cancellationToken);

    public Task<int?> FindAsync(string ledger, CancellationToken cancellationToken = default)
    {
        Check();
        return store.FindAsync(ledger, cancellationToken);
    }

    public Task<IReadOnlyList<AppendedBlock>> AppendAsync(
        IReadOnlyList<EventBlock> blocks, CancellationToken cancellationToken = default)
    {
        Check();
        return store.AppendAsync(blocks, cancellationToken);
    }

    public Task<bool> RewriteAsync(IReadOnlyList<RewrittenBlock> blocks, CancellationToken cancellationToken = default) =>
        store.RewriteAsync(blocks, cancellationToken);

    public IAsyncEnumerable<LoggedBlock> ReadAsync(LogPartition partition, long after, CancellationToken cancellationToken = default)
    {
        Check();
        return store.ReadAsync(partition, after, cancellationToken);
    }

    private void Check()
    {
        if (!Fails) return;
        Interlocked.Increment(ref _failures);
        throw new IOException("the disk is away");
    }
}
