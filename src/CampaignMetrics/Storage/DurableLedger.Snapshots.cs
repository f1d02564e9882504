using System.Collections.Immutable;
using System.Globalization;
using CampaignMetrics.Storage;

namespace CampaignMetrics;

public sealed partial class DurableLedger
{
    private readonly ISnapshotStore? _snapshots;
    // Held while a snapshot is saved, so that an older one never takes the place of a newer one.
    private readonly SemaphoreSlim _saving = new(1, 1);
    private long _snapshotBytes;
    // How often memory had been built anew when the last snapshot was saved.
    private int _snapshotRebuilds;

    /// <summary>Why the last snapshot could not be read when the ledger was opened, or could not be saved by itself since; null if there
    /// was no such problem. Nothing is lost: the next opening reads more of the log.</summary>
    public string? SnapshotProblem { get; private set; }

    /// <summary>Saves a snapshot now, so that the next opening has less to read. Events can be appended meanwhile.</summary>
    /// <param name="cancellationToken">Cancels the saving; the last snapshot stays.</param>
    /// <exception cref="InvalidOperationException">The ledger was opened without a store for snapshots.</exception>
    /// <exception cref="IOException">The store fails; the last snapshot stays.</exception>
    /// <exception cref="OperationCanceledException">The saving was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The ledger was disposed.</exception>
    public async Task SaveSnapshotAsync(CancellationToken cancellationToken = default)
    {
        if (_snapshots is null) throw new InvalidOperationException("The ledger was opened without a store for snapshots.");
        await _saving.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SaveAsync(_snapshots, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _saving.Release();
        }
    }

    private async Task SaveAsync(ISnapshotStore snapshots, CancellationToken cancellationToken)
    {
        var content = new MemoryChunks();
        ImmutableArray<long> positions;
        int rebuilds;
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The tail begins anew even if saving fails: the next attempt comes after as many bytes.
            _follower.TailBytes = 0;
            rebuilds = _follower.Rebuilds;
            positions = [.. _follower.Positions];
            Messages.WriteSnapshot(content, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
        await snapshots.SaveAsync(Name, positions, content, cancellationToken).ConfigureAwait(false);
        (_snapshotBytes, _snapshotRebuilds, SnapshotProblem) = (content.Length, rebuilds, null);
    }

    /// <summary>Saves a snapshot if the tail is long enough. A failure is no failure of the events that made it long.</summary>
    private async Task SaveIfDueAsync()
    {
        if (_snapshots is null || _options.SnapshotEveryBytes == 0 || !IsDue() || !await _saving.WaitAsync(0).ConfigureAwait(false)) return;
        try
        {
            await SaveAsync(_snapshots, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException)
        {
            SnapshotProblem = e.Message;
        }
        finally
        {
            _saving.Release();
        }
    }

    private bool IsDue() =>
        _follower.Rebuilds > _snapshotRebuilds
        || _follower.TailBytes >= Math.Max(_options.SnapshotEveryBytes, Volatile.Read(ref _snapshotBytes) / 2);

    private static async Task<DurableLedger> OpenedAsync(
        string name, IEventLog log, ISnapshotStore? snapshots, DurableLedgerOptions options, CancellationToken cancellationToken)
    {
        var partitions = await log.CreateAsync(name, options.Partitions ?? 1, cancellationToken).ConfigureAwait(false);
        if (options.Partitions is { } wanted && wanted != partitions) throw new InvalidOperationException(Fixed(name, partitions, wanted));
        var ledger = await LoadedAsync(name, log, snapshots, options, partitions, cancellationToken).ConfigureAwait(false);
        var isOpen = false;
        try
        {
            await ledger.RefreshAsync(cancellationToken).ConfigureAwait(false);
            isOpen = true;
            return ledger;
        }
        finally
        {
            if (!isOpen) await ledger.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string Fixed(string name, int partitions, int wanted) => string.Create(
        CultureInfo.InvariantCulture,
        $"The ledger '{name}' was made with {partitions} partitions, which cannot be changed; the options ask for {wanted}.");

    /// <summary>The ledger as its newest snapshot has it; empty if there is none that can be used.</summary>
    private static async Task<DurableLedger> LoadedAsync(
        string name, IEventLog log, ISnapshotStore? snapshots, DurableLedgerOptions options, int partitions,
        CancellationToken cancellationToken)
    {
        var positions = new long[partitions];
        var read = snapshots is null
            ? default
            : await ReadAsync(name, log, snapshots, options, positions, cancellationToken).ConfigureAwait(false);
        return new DurableLedger(name, log, snapshots, options, read.Ledger ?? new MessageLedger(options.Ledger), positions)
        {
            SnapshotProblem = read.Error,
        };
    }

    /// <summary>Reads the newest snapshot, if there is one, and sets the positions that it covers.</summary>
    private static async Task<SnapshotRead> ReadAsync(
        string name, IEventLog log, ISnapshotStore snapshots, DurableLedgerOptions options, long[] positions,
        CancellationToken cancellationToken)
    {
        try
        {
            var stored = await snapshots.LoadAsync(name, cancellationToken).ConfigureAwait(false);
            if (stored is null) return default;
            await using var _ = stored.ConfigureAwait(false);
            var fault = await FaultAsync(name, log, stored.Positions, positions.Length, cancellationToken).ConfigureAwait(false);
            if (fault is not null) return new SnapshotRead(null, fault);
            var read = await MessageLedger.ReadSnapshotAsync(stored.Content, options.Ledger, cancellationToken).ConfigureAwait(false);
            if (read.Ledger is not null) stored.Positions.CopyTo(positions);
            return read;
        }
        catch (InvalidDataException e)
        {
            return new SnapshotRead(null, e.Message);
        }
    }

    /// <summary>Whether a snapshot belongs to a log: the log may have been replaced by an older copy.</summary>
    /// <returns>Null, or why it does not.</returns>
    private static async Task<string?> FaultAsync(
        string name, IEventLog log, ImmutableArray<long> positions, int partitions, CancellationToken cancellationToken)
    {
        if (positions.Length != partitions) return "the snapshot is of a ledger with another number of partitions";
        for (var partition = 0; partition < partitions; partition++)
            if (positions[partition] > 0
                && !await HasAsync(log, new LogPartition(name, partition), positions[partition], cancellationToken).ConfigureAwait(false))
                return "the snapshot covers blocks that the log does not have";
        return null;
    }

    private static async Task<bool> HasAsync(IEventLog log, LogPartition partition, long position, CancellationToken cancellationToken)
    {
        var blocks = log.ReadAsync(partition, position - 1, cancellationToken).ConfigureAwait(false);
        await foreach (var logged in blocks) return logged.Position == position;
        return false;
    }
}
