using CampaignMetrics.Storage;

namespace CampaignMetrics;

public sealed partial class DurableLedger
{
    /// <summary>Replaces a contact's events, in the log, in <see cref="Messages"/> and in the snapshot.</summary>
    /// <remarks>
    /// <para><c>Erasure.Erase</c> of the package <c>CampaignMetrics.Contacts</c> gives events that identify nobody and leave every number
    /// as it was. Batches with the contact's old events stay known, and do not come back when they are sent again; the same events in
    /// another batch do.</para>
    /// <para>The contact's partition of the log is read, and <see cref="Messages"/> is built anew from the whole log; appends wait for
    /// that. Other processes that have the ledger open do the same when they append or refresh. A call that failed is repeated: what it
    /// had done stays done.</para>
    /// </remarks>
    /// <param name="contact">The contact.</param>
    /// <param name="erase">Gets all events of the contact, in the order of the log, and gives as many to stand in their places. Called
    /// again if another process rewrites the log meanwhile.</param>
    /// <param name="cancellationToken">Cancels the call; what it has done stays done.</param>
    /// <returns>How many events were replaced.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="erase"/> gave another number of events, or one that is none.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The ledger was disposed.</exception>
    public Task<long> ForgetAsync(
        ContactId contact, Func<IReadOnlyList<EmailEvent>, IReadOnlyList<EmailEvent>> erase, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(erase);
        var partition = new LogPartition(Name, LogPartition.NumberOf(contact, Partitions));
        return RewriteAsync(
            [partition], where => LogRewriting.ForgetAsync(_log, where, contact, erase, cancellationToken), cancellationToken);
    }

    /// <summary>Deletes all events that happened before an instant: from the log, from <see cref="Messages"/> and from the
    /// snapshot.</summary>
    /// <remarks>Reports then count what happened later, and nothing else. The whole log is read, and <see cref="Messages"/> is built anew;
    /// appends wait for the latter. Other processes follow as after <see cref="ForgetAsync"/>, and a batch with deleted events does not
    /// come back when it is sent again. A call that failed is repeated: what it had done stays done.</remarks>
    /// <param name="instant">The instant; events at it stay.</param>
    /// <param name="cancellationToken">Cancels the call; what it has done stays done.</param>
    /// <returns>How many events were deleted, duplicates included.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The ledger was disposed.</exception>
    public Task<long> DropBeforeAsync(DateTimeOffset instant, CancellationToken cancellationToken = default) => RewriteAsync(
        Enumerable.Range(0, Partitions).Select(number => new LogPartition(Name, number)),
        where => LogRewriting.DropBeforeAsync(_log, where, instant.ToUnixTimeMilliseconds(), cancellationToken), cancellationToken);

    /// <summary>Rewrites partitions, and takes it into memory and into the snapshot.</summary>
    /// <returns>How many events were changed.</returns>
    private async Task<long> RewriteAsync(
        IEnumerable<LogPartition> partitions, Func<LogPartition, Task<LogRewriting>> plan, CancellationToken cancellationToken)
    {
        var changed = 0L;
        foreach (var partition in partitions) changed += await RewriteAsync(partition, plan, cancellationToken).ConfigureAwait(false);
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        if (_snapshots is not null && _follower.Rebuilds > _snapshotRebuilds)
            await SaveSnapshotAsync(cancellationToken).ConfigureAwait(false);
        return changed;
    }

    /// <summary>Carries out a plan, which is made again if another process rewrote the log meanwhile.</summary>
    private async Task<long> RewriteAsync(
        LogPartition partition, Func<LogPartition, Task<LogRewriting>> plan, CancellationToken cancellationToken)
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var planned = await plan(partition).ConfigureAwait(false);
            if (planned.Blocks.Count == 0 || await _log.RewriteAsync(planned.Blocks, cancellationToken).ConfigureAwait(false))
                return planned.Events;
        }
    }
}
