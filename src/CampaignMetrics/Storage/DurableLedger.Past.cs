using System.Collections.Immutable;
using System.Globalization;
using CampaignMetrics.Storage;

namespace CampaignMetrics;

public sealed partial class DurableLedger
{
    /// <summary>For each partition, the position of the last block of the log that is in <see cref="Messages"/>; 0 for none. By it
    /// <see cref="OpenPastAsync"/> reads the ledger of now later on.</summary>
    public ImmutableArray<long> Positions => [.. _follower.Positions];

    /// <summary>Reads a ledger as it was when its log ended earlier.</summary>
    /// <remarks>The log is read from its beginning, so this takes longer than opening it. What was forgotten or dropped since then is not
    /// there, as it is not in the log any more: <see cref="PastLedger.Rewritings"/> says whether there was any such. The catalog is that of
    /// now: a store keeps no earlier one.</remarks>
    /// <param name="name">The ledger's name.</param>
    /// <param name="log">The log; not disposed.</param>
    /// <param name="positions">For each partition, the position of the last block to read, as <see cref="Positions"/> gave it.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The ledger, which the caller disposes; or why there is none: no such ledger, or a log that ends before.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no name of a ledger, or a position is negative.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">The log is damaged, or the stored catalog is none.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Task<PastLedger> OpenPastAsync(
        string name, IEventLog log, ImmutableArray<long> positions, DurableLedgerOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        LogPartition.Checked(name, nameof(name));
        ArgumentNullException.ThrowIfNull(log);
        if (Door.Given(positions, nameof(positions)).Any(position => position < 0))
            throw new ArgumentException("A position is negative.", nameof(positions));
        return OpenedPastAsync(name, log, positions, options ?? DurableLedgerOptions.Default, cancellationToken);
    }

    private static async Task<PastLedger> OpenedPastAsync(
        string name, IEventLog log, ImmutableArray<long> positions, DurableLedgerOptions options, CancellationToken cancellationToken)
    {
        if (await log.FindAsync(name, cancellationToken).ConfigureAwait(false) is not { } partitions)
            return new PastLedger(null, 0, "there is no ledger of this name");
        if (partitions != positions.Length)
            return new PastLedger(
                null, 0, Invariant($"its log has another number of partitions: {partitions}, and not {positions.Length}"));
        var messages = new MessageLedger(options.Ledger);
        try
        {
            var follower = new LogFollower(name, log, messages, new long[partitions], options.Ledger);
            var fault = await follower.ReadUntilAsync(positions, cancellationToken).ConfigureAwait(false);
            var rewritings = await RewritingsAsync(name, log, positions, cancellationToken).ConfigureAwait(false);
            if (options.Catalogs is { } catalogs
                && await catalogs.FindCatalogAsync(name, 0, cancellationToken).ConfigureAwait(false) is { } stored)
                messages.Catalog = stored.Catalog;
            if (fault is null) return new PastLedger(messages, rewritings, null);
            messages.Dispose();
            return new PastLedger(null, 0, fault);
        }
        catch
        {
            messages.Dispose();
            throw;
        }
    }

    /// <summary>How often partitions were rewritten after some positions: each time left a block without events.</summary>
    private static async Task<long> RewritingsAsync(
        string name, IEventLog log, ImmutableArray<long> positions, CancellationToken cancellationToken)
    {
        var rewritings = 0L;
        for (var number = 0; number < positions.Length; number++)
        {
            var blocks = log.ReadAsync(new LogPartition(name, number), positions[number], cancellationToken);
            await foreach (var logged in blocks.ConfigureAwait(false))
                if (logged.Block.Events == 0) rewritings++;
        }
        return rewritings;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
