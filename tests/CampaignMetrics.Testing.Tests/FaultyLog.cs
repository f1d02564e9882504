namespace CampaignMetrics.Testing.Tests;

/// <summary>What an author of a log can get wrong.</summary>
public enum Fault
{
    /// <summary>A block that is appended again is added again.</summary>
    AddsTwice,

    /// <summary>Positions begin at 0.</summary>
    CountsFromZero,

    /// <summary>Every third position is left out.</summary>
    LeavesGaps,

    /// <summary>A block of another partition is read too.</summary>
    MixesPartitions,

    /// <summary>Reading begins at the position, and not after it.</summary>
    ReadsTheLastAgain,

    /// <summary>The number of partitions follows the last call.</summary>
    ChangesPartitions,

    /// <summary>A ledger that is looked for is made.</summary>
    MakesWhatItLooksFor,

    /// <summary>A ledger is said to have one partition, whatever it was made with.</summary>
    FindsOnePartition,

    /// <summary>A call with one wrong block adds the blocks before it.</summary>
    AddsSome,

    /// <summary>Nothing is left after a restart.</summary>
    Forgets,

    /// <summary>The case of a ledger's name is ignored.</summary>
    IgnoresCase,

    /// <summary>A call that was cancelled is carried out.</summary>
    IgnoresCancellation,

    /// <summary>A block's last byte is lost.</summary>
    CutsContent,

    /// <summary>A block is rewritten whatever stands there.</summary>
    RewritesBlindly,

    /// <summary>A rewriting does nothing, and says that it is done.</summary>
    RewritesNothing,

    /// <summary>A call with one block that has changed rewrites the blocks before it.</summary>
    RewritesSome,

    /// <summary>A rewritten batch comes back when it is sent again.</summary>
    ForgetsRewritten,
}

/// <summary>A log with one fault.</summary>
internal sealed class FaultyLog(MemoryStore store, Fault fault) : IEventLog
{
    private readonly HashSet<BatchId> _rewritten = [];

    public async Task<int> CreateAsync(string ledger, int partitions, CancellationToken cancellationToken = default)
    {
        if (fault == Fault.IgnoresCase) ledger = ledger.ToUpperInvariant();
        var made = await store.CreateAsync(ledger, partitions, cancellationToken);
        return fault == Fault.ChangesPartitions ? partitions : made;
    }

    public async Task<int?> FindAsync(string ledger, CancellationToken cancellationToken = default)
    {
        if (fault == Fault.IgnoresCase) ledger = ledger.ToUpperInvariant();
        if (fault == Fault.MakesWhatItLooksFor) return await store.CreateAsync(ledger, 1, cancellationToken);
        var found = await store.FindAsync(ledger, cancellationToken);
        return fault == Fault.FindsOnePartition && found is not null ? 1 : found;
    }

    public async Task<IReadOnlyList<AppendedBlock>> AppendAsync(
        IReadOnlyList<EventBlock> blocks, CancellationToken cancellationToken = default)
    {
        if (fault == Fault.IgnoresCancellation) cancellationToken = default;
        if (fault == Fault.AddsSome && blocks.Count > 0) await store.AppendAsync([blocks[0]], cancellationToken);
        var appended = await store.AppendAsync([.. blocks.Select(Changed)], cancellationToken);
        return [.. appended.Select(block => block with { Position = Shown(block.Position) })];
    }

    public async Task<bool> RewriteAsync(IReadOnlyList<RewrittenBlock> blocks, CancellationToken cancellationToken = default)
    {
        if (fault == Fault.RewritesNothing) return true;
        if (fault == Fault.RewritesSome && blocks.Count > 0) return await store.RewriteAsync([blocks[0]], cancellationToken);
        if (fault == Fault.RewritesBlindly) blocks = [.. await Task.WhenAll(blocks.Select(StandingAsync))];
        foreach (var block in blocks) _rewritten.Add(block.Replaced);
        return await store.RewriteAsync(blocks, cancellationToken);
    }

    public IAsyncEnumerable<LoggedBlock> ReadAsync(LogPartition partition, long after, CancellationToken cancellationToken = default)
    {
        if (fault == Fault.MixesPartitions) partition = new LogPartition(partition.Ledger, 0);
        if (fault == Fault.IgnoresCase) partition = Loud(partition);
        return store.ReadAsync(partition, fault == Fault.ReadsTheLastAgain ? after - 1 : after, cancellationToken)
            .Select(logged => logged with { Position = Shown(logged.Position) });
    }

    private async Task<RewrittenBlock> StandingAsync(RewrittenBlock block)
    {
        await foreach (var logged in store.ReadAsync(block.Block.Partition, block.Position - 1))
            return block with { Replaced = logged.Block.Id };
        return block;
    }

    private static LogPartition Loud(LogPartition partition) => new(partition.Ledger.ToUpperInvariant(), partition.Number);

    private long Shown(long position) => fault switch
    {
        Fault.CountsFromZero => position - 1,
        Fault.LeavesGaps => position * 3 / 2,
        _ => position,
    };

    private EventBlock Changed(EventBlock block, int index) => fault switch
    {
        Fault.ForgetsRewritten when _rewritten.Contains(block.Id) =>
            new EventBlock(block.Partition, BatchId.Of(Guid.NewGuid().ToByteArray()), block.Events, block.Content),
        Fault.AddsTwice => new EventBlock(block.Partition, BatchId.Of(Guid.NewGuid().ToByteArray()), block.Events, block.Content),
        Fault.CutsContent => new EventBlock(block.Partition, block.Id, block.Events, block.Content[..^1]),
        Fault.IgnoresCase =>
            new EventBlock(Loud(block.Partition), block.Id, block.Events, block.Content),
        _ => block,
    };
}
