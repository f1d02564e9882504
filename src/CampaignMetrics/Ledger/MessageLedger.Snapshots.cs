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
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void WriteSnapshot(Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        LedgerSnapshot.Write(target, Messages(), _input);
    }

    /// <summary>
    /// Makes a ledger from a snapshot. One that was cut short or altered is refused: its
    /// parts carry SHA-256 checksums, which guard against damage, not against forgery.
    /// </summary>
    /// <param name="source">The snapshot; left open after its last byte.</param>
    /// <param name="options">What the ledger knows beside its events; null for the defaults.</param>
    /// <param name="error">Null, or why there is no ledger.</param>
    /// <returns>The ledger, or null.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static MessageLedger? TryReadSnapshot(Stream source, LedgerOptions? options, out string? error)
    {
        ArgumentNullException.ThrowIfNull(source);
        MessageLedger? read = null;
        var ledger = new MessageLedger(options);
        try
        {
            error = LedgerSnapshot.Read(source, ledger._stores, ledger._input);
            if (error is null) read = ledger;
            return read;
        }
        finally
        {
            if (read is null) ledger.Dispose();
        }
    }
}
