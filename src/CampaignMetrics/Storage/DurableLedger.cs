using CampaignMetrics.Engine.Store;
using CampaignMetrics.Storage;

namespace CampaignMetrics;

/// <summary>A ledger of email events that survives a restart. Events go to a log first and then to a <see cref="MessageLedger"/> in memory,
/// which answers all queries.</summary>
/// <remarks>
/// <para>The log is the truth, and memory a copy of it: opening a ledger loads its newest snapshot and the log after it. Its reports equal,
/// to the byte of their JSON, those of a <see cref="MessageLedger"/> to which the same events were applied. Their <c>input</c> counts the
/// events of the log: <c>lines</c> is 0, since events come and no lines, rejected events are told to the caller of
/// <see cref="AppendAsync"/> and not kept, and a batch that was sent twice counts once.</para>
/// <para>All members are thread-safe. Several processes may open a ledger of one store and append to it; each sees the events of the others
/// when it appends itself, or by <see cref="RefreshAsync"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// await using var ledger = await DurableLedger.OpenAsync("newsletter", log, snapshots);
/// await ledger.AppendAsync(events);
/// Report report = ledger.Messages.Report(Definition.HubSpot);
/// </code>
/// </example>
public sealed partial class DurableLedger : IAsyncDisposable
{
    private readonly IEventLog _log;
    private readonly DurableLedgerOptions _options;
    private readonly LogFollower _follower;
    // Held while the log is appended to or followed, so that events are applied in the order of the log.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private bool _isDisposed;

    private DurableLedger(string name, IEventLog log, ISnapshotStore? snapshots, DurableLedgerOptions options, MessageLedger messages,
        long[] positions)
    {
        (Name, _log, _snapshots, _options) = (name, log, snapshots, options);
        _follower = new LogFollower(name, log, messages, positions, options.Ledger);
        Partitions = positions.Length;
    }

    /// <summary>The ledger's name.</summary>
    public string Name { get; }

    /// <summary>How many partitions its log has.</summary>
    public int Partitions { get; }

    /// <summary>The ledger in memory, for all queries. It takes no events itself: they come by <see cref="AppendAsync"/>. Disposed with
    /// this object.</summary>
    /// <remarks>After a contact was forgotten or old events were dropped, here or by another process, it is another object: ask for it at
    /// each query. A query that still runs on the last one gives what that held, or ends with an <see cref="ObjectDisposedException"/> if
    /// messages were spilled.</remarks>
    public MessageLedger Messages => _follower.Messages;

    /// <summary>Opens a ledger, and makes it if there is none of this name.</summary>
    /// <param name="name">The ledger's name, as <see cref="LogPartition(string, int)"/> takes it.</param>
    /// <param name="log">The log; not disposed by the ledger.</param>
    /// <param name="snapshots">Where snapshots are kept; not disposed by the ledger. Null for none: opening then reads the whole
    /// log.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no name of a ledger.</exception>
    /// <exception cref="InvalidOperationException">The ledger has another number of partitions than the options ask for.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">The log is damaged, or the stored catalog is none.</exception>
    public static Task<DurableLedger> OpenAsync(
        string name, IEventLog log, ISnapshotStore? snapshots = null, DurableLedgerOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        LogPartition.Checked(name, nameof(name));
        ArgumentNullException.ThrowIfNull(log);
        return OpenedAsync(name, log, snapshots, options ?? DurableLedgerOptions.Default, cancellationToken);
    }

    /// <summary>Adds events. When the task ends, they are in the log, as durably as the store promises, and in
    /// <see cref="Messages"/>.</summary>
    /// <remarks>
    /// <para>The events of one call are logged all together or not at all. The same events in the same order are one batch, however often
    /// and from whichever process they are sent, so a call that failed can be repeated: its events count once.</para>
    /// <para>Each call waits for the store once; some hundred or thousand events a call are much faster than one. Calls that come while
    /// another one waits for the store go to it together, each as a batch of its own.</para>
    /// </remarks>
    /// <param name="events">The events; read once, before the call returns its task.</param>
    /// <param name="cancellationToken">Cancels the call, as long as its events are not in the log, nor on their way with those of another
    /// call.</param>
    /// <returns>How many events were new, and which were rejected.</returns>
    /// <exception cref="IOException">The store fails. Whether the events are in the log is not known; if not, nothing of them is in
    /// <see cref="Messages"/>. Or memory is short, and messages could not be spilled (<see cref="LedgerOptions.Spill"/>); then they are in
    /// both.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The ledger was disposed.</exception>
    public Task<AppliedEvents> AppendAsync(IEnumerable<EmailEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        return LogAsync(new PreparedEvents(Name, Partitions, _options.Ledger.Lines.MaxLineBytes, events), cancellationToken);
    }

    /// <summary>Reads what other processes appended since the last call, and the stored catalog
    /// (<see cref="DurableLedgerOptions.Catalogs"/>) if it has changed.</summary>
    /// <param name="cancellationToken">Cancels the reading; blocks that were read before stay.</param>
    /// <returns>How many events <see cref="Messages"/> has more than before; 0 if it has fewer, since some were dropped.</returns>
    /// <exception cref="IOException">The store fails. Or memory is short, and messages could not be spilled.</exception>
    /// <exception cref="InvalidDataException">The log is damaged, or the stored catalog is none.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The ledger was disposed.</exception>
    public async Task<long> RefreshAsync(CancellationToken cancellationToken = default)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        EventCounts before, after;
        try
        {
            before = Messages.Counts();
            await _follower.CatchUpAsync(cancellationToken).ConfigureAwait(false);
            after = Messages.Counts();
            await FollowCatalogAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
        await SaveIfDueAsync().ConfigureAwait(false);
        return Math.Max((after - before).New, 0);
    }

    /// <summary>Waits for a running call, then closes <see cref="Messages"/>. The stores stay open; nothing is written.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            _isDisposed = true;
            Messages.Dispose();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Waits until no other call follows the log.</summary>
    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!_isDisposed) return;
        _gate.Release();
        throw new ObjectDisposedException(nameof(DurableLedger));
    }
}
