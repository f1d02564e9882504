using System.Diagnostics.CodeAnalysis;
using CampaignMetrics.Engine.Snapshots;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>
    /// Writes all that was applied, as bytes that <see cref="TryReadSnapshot"/> turns into a
    /// ledger again: that ledger and the events since give the same reports as all events.
    /// </summary>
    /// <remarks>
    /// Does not stop writers: it holds every event that was applied before it began, and perhaps some that were
    /// applied meanwhile. What the ledger knows beside its events (<see cref="LedgerOptions"/>) is not part of it.
    /// </remarks>
    /// <param name="target">Where to; left open.</param>
    /// <param name="cancellationToken">Ends the writing: what was written is then of no use, unless it was all.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    public void WriteSnapshot(Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        LedgerSnapshot.Write(target, Messages(), _input, cancellationToken);
    }

    /// <summary>As <see cref="WriteSnapshot"/>, the same bytes, without a thread that waits for the stream.</summary>
    /// <inheritdoc cref="WriteSnapshot"/>
    public Task WriteSnapshotAsync(Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return LedgerSnapshot.WriteAsync(target, Messages(), _input, cancellationToken);
    }

    /// <summary>
    /// Makes a ledger from a snapshot. One that was cut short or altered is refused: its
    /// parts carry SHA-256 checksums, which guard against damage, not against forgery.
    /// </summary>
    /// <param name="source">The snapshot; left open after its last byte.</param>
    /// <param name="options">What the ledger knows beside its events; null for the defaults. It ignores all parameters of links that the
    /// ledger of the snapshot ignored (<see cref="LedgerOptions.IgnoredParameters"/>), where values of them were met.</param>
    /// <param name="ledger">The ledger; null when there is none.</param>
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
            error = LedgerSnapshot.Read(source, read._stores, read._input);
            if (error is null) ledger = read;
            return error is null;
        }
        finally
        {
            if (ledger is null) read.Dispose();
        }
    }

    /// <summary>As <see cref="TryReadSnapshot"/>, without a thread that waits for the stream.</summary>
    /// <param name="source">The snapshot; left open after its last byte.</param>
    /// <param name="options">What the ledger knows beside its events; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
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
            var error = await LedgerSnapshot.ReadAsync(source, read._stores, read._input, cancellationToken).ConfigureAwait(false);
            if (error is null) ledger = read;
            return new SnapshotRead(ledger, error);
        }
        finally
        {
            if (ledger is null) read.Dispose();
        }
    }
}
