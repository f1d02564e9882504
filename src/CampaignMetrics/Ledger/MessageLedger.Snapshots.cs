using System.Diagnostics.CodeAnalysis;
using CampaignMetrics.Engine.Snapshots;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>
    /// Writes a snapshot: all events of the ledger in a compact form, from which <see cref="TryReadSnapshot"/> makes a ledger again. That
    /// ledger, with the events that came since, gives the same reports as one that got all events.
    /// </summary>
    /// <remarks>
    /// Does not block writers: the snapshot has every event that was applied before it began, and perhaps some that were applied meanwhile.
    /// To lose none, apply events again from a point before the snapshot began; duplicates change nothing. What the ledger knows beside its
    /// events (<see cref="LedgerOptions"/>) is not part of the snapshot.
    /// </remarks>
    /// <param name="target">The stream to write to; left open.</param>
    /// <param name="cancellationToken">Cancels the writing: what was written by then is of no use, unless it was all.</param>
    /// <exception cref="IOException">The stream cannot be written, or messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public void WriteSnapshot(Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        LedgerSnapshot.Write(target, Messages(), _input, cancellationToken);
    }

    /// <summary>As <see cref="WriteSnapshot"/>, with the same bytes, but no thread is blocked while the stream is written.</summary>
    /// <inheritdoc cref="WriteSnapshot"/>
    public Task WriteSnapshotAsync(Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return LedgerSnapshot.WriteAsync(target, Messages(), _input, cancellationToken);
    }

    /// <summary>
    /// Makes a ledger from a snapshot. A damaged snapshot, truncated or altered, is refused by its SHA-256 checksums. These protect against
    /// damage, not against forgery.
    /// </summary>
    /// <param name="source">The snapshot; left open, at the position after its last byte.</param>
    /// <param name="options">What the ledger knows beside its events; null for the defaults. The snapshot is refused unless
    /// <see cref="LedgerOptions.IgnoredParameters"/> has all the parameters whose values were taken off its links.</param>
    /// <param name="ledger">The ledger; null if there is an error.</param>
    /// <param name="error">Why there is no ledger; null when there is one.</param>
    /// <returns>Whether there is a ledger.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static bool TryReadSnapshot(
        Stream source, LedgerOptions? options, [NotNullWhen(true)] out MessageLedger? ledger, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(source);
        ledger = null;
        var read = new MessageLedger(options);
        try
        {
            error = LedgerSnapshot.Read(source, read.Stores, read._input);
            if (error is null) ledger = read;
            return error is null;
        }
        finally
        {
            // Also after an exception: the new ledger may have opened streams to spill to.
            if (ledger is null) read.Dispose();
        }
    }

    /// <summary>As <see cref="TryReadSnapshot"/>, but no thread is blocked while the stream is read.</summary>
    /// <param name="source">The snapshot; left open, at the position after its last byte.</param>
    /// <param name="options">What the ledger knows beside its events; null for the defaults. The snapshot is refused unless
    /// <see cref="LedgerOptions.IgnoredParameters"/> has all the parameters whose values were taken off its links.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The ledger, or why there is none.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Task<SnapshotRead> ReadSnapshotAsync(
        Stream source, LedgerOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return ReadAsync(source, options, cancellationToken);
    }

    private static async Task<SnapshotRead> ReadAsync(Stream source, LedgerOptions? options, CancellationToken cancellationToken)
    {
        MessageLedger? ledger = null;
        var read = new MessageLedger(options);
        try
        {
            var error = await LedgerSnapshot.ReadAsync(source, read.Stores, read._input, cancellationToken).ConfigureAwait(false);
            if (error is null) ledger = read;
            return new SnapshotRead(ledger, error);
        }
        finally
        {
            if (ledger is null) read.Dispose();
        }
    }
}
