namespace CampaignMetrics;

/// <summary>The log of ledgers: blocks of event lines, in partitions, in an order that never changes. Port of a store; all members may be
/// called by several threads, and by several processes on one store.</summary>
/// <remarks>
/// <para>What an implementation must guarantee:</para>
/// <list type="bullet">
/// <item>When the task of a call ends, its effect is durable: it survives the end of the process, and the loss of power as far as the
/// store's own documents promise it.</item>
/// <item>Positions in a partition are 1, 2, 3 and so on, without a gap. So a reader notices a lost block, and never meets one that becomes
/// visible late, before a block that it has read.</item>
/// <item>A block that was visible once stays, at its position, unless it is rewritten.</item>
/// <item>A batch is appended to its partition once: <see cref="EventBlock.Id"/> tells batches apart. One whose block was rewritten stays
/// known, so it does not come back when it is sent again.</item>
/// <item>Names of ledgers are compared letter for letter.</item>
/// </list>
/// <para>A failing store throws <see cref="IOException"/>, and <see cref="InvalidDataException"/> if what it holds is damaged. Whether a
/// call that threw had an effect is unknown to its caller, who repeats it. <c>EventLogConformance</c> of the package
/// <c>CampaignMetrics.Testing</c> checks an implementation.</para>
/// </remarks>
public interface IEventLog
{
    /// <summary>Makes a ledger, if there is none of this name.</summary>
    /// <param name="ledger">The ledger's name, as <see cref="LogPartition(string, int)"/> takes it.</param>
    /// <param name="partitions">How many partitions a new ledger gets: 1 to <see cref="LogPartition.MaxPartitions"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many partitions the ledger has: the given number, or the one that it was made with earlier.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    Task<int> CreateAsync(string ledger, int partitions, CancellationToken cancellationToken = default);

    /// <summary>Looks whether there is a ledger, and makes none.</summary>
    /// <param name="ledger">The ledger's name, as <see cref="LogPartition(string, int)"/> takes it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many partitions the ledger has; null if it was not made.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    Task<int?> FindAsync(string ledger, CancellationToken cancellationToken = default);

    /// <summary>Appends blocks: all of them or, if the call throws, none.</summary>
    /// <param name="blocks">The blocks, of any partitions. Those of one partition get positions in the given order.</param>
    /// <param name="cancellationToken">Cancels the call. It then has no effect, unless it had ended.</param>
    /// <returns>What became of each block, in the given order.</returns>
    /// <exception cref="InvalidOperationException">A block's ledger was not made, or has no such partition.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    Task<IReadOnlyList<AppendedBlock>> AppendAsync(IReadOnlyList<EventBlock> blocks, CancellationToken cancellationToken = default);

    /// <summary>Puts blocks in the place of others: all of them or none. Each partition among them then gets one more block, without
    /// events, at its next position: by it programs that follow the log learn that blocks before it have changed.</summary>
    /// <param name="blocks">The blocks, of any partitions; no position twice. Without any, nothing happens.</param>
    /// <param name="cancellationToken">Cancels the call. It then has no effect, unless it had ended.</param>
    /// <returns>Whether it is done; <see langword="false"/> if a block that should be replaced does not stand at its position, since
    /// another program has rewritten it. Nothing has changed then.</returns>
    /// <exception cref="InvalidOperationException">A block's ledger was not made, or has no such partition.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    Task<bool> RewriteAsync(IReadOnlyList<RewrittenBlock> blocks, CancellationToken cancellationToken = default);

    /// <summary>Reads the blocks of a partition in the order of their positions, as they are at one moment between the call and the first
    /// block. None for a partition that does not exist.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="after">The position after which to read; 0 for the beginning.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The store fails.</exception>
    IAsyncEnumerable<LoggedBlock> ReadAsync(LogPartition partition, long after, CancellationToken cancellationToken = default);
}
