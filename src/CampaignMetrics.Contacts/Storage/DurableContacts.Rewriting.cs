namespace CampaignMetrics.Contacts.Storage;

public sealed partial class DurableContacts
{
    /// <summary>Removes a contact: from the log, from memory and from the snapshot.</summary>
    /// <remarks>
    /// <para>Batches with the contact's old events stay known, and do not come back when they are sent again; the same events in another
    /// batch do. Its double opt-in requests no longer count towards the limits. Events that name the contact in a text, under another
    /// contact's key, stay.</para>
    /// <para>The contact's partition of the log is read, and memory is built anew from the whole log; appends wait for that. Other
    /// processes follow when they append or refresh. A call that failed is repeated: what it had done stays done.</para>
    /// </remarks>
    /// <param name="contact">The contact.</param>
    /// <param name="keepsSuppression">Whether the contact stays on the suppression list, if it is on it, so that it is not mailed
    /// again.</param>
    /// <param name="cancellationToken">Cancels the call; what it has done stays done.</param>
    /// <returns>How many events were removed, duplicates included.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The contacts were disposed.</exception>
    public async Task<long> ForgetAsync(
        ContactId contact, bool keepsSuppression = true, CancellationToken cancellationToken = default)
    {
        var partition = new LogPartition(LogName, LogPartition.NumberOf(contact, Partitions));
        var removed = await RewriteAsync(partition, Goes, cancellationToken).ConfigureAwait(false);
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        if (_snapshots is not null && _follower.Rebuilds > _snapshotRebuilds)
            await SaveSnapshotAsync(cancellationToken).ConfigureAwait(false);
        return removed;

        bool Goes(ContactEvent told) => told.Contact == contact && !(keepsSuppression && told is Suppressed or Unsuppressed);
    }

    /// <summary>Leaves events out of a partition. If another process rewrites the log meanwhile, it begins again.</summary>
    private async Task<long> RewriteAsync(LogPartition partition, Func<ContactEvent, bool> goes, CancellationToken cancellationToken)
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var (blocks, removed) = (new List<RewrittenBlock>(), 0L);
            await foreach (var logged in _log.ReadAsync(partition, 0, cancellationToken).ConfigureAwait(false))
            {
                var kept = ContactBlocks.Without(logged, goes, out var dropped);
                if (dropped == 0) continue;
                blocks.Add(new RewrittenBlock(logged.Position, logged.Block.Id, kept));
                removed += dropped;
            }
            if (blocks.Count == 0 || await _log.RewriteAsync(blocks, cancellationToken).ConfigureAwait(false)) return removed;
        }
    }
}
