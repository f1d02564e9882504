using CampaignMetrics.Engine;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>Replaces a contact's events. Reports, lists, histories, exports and snapshots made afterwards are those of a ledger that
    /// got the other events in the first place.</summary>
    /// <remarks>
    /// <para><c>Erasure.Erase</c> of the package <c>CampaignMetrics.Contacts</c> gives events that identify nobody and leave every number
    /// as it was. An event of the contact that is applied afterwards is new, also if it is a copy of one before.</para>
    /// <para>All events are copied into new memory, without the texts that only the contact's events named. That takes about a microsecond
    /// for each event of the ledger, and twice the memory meanwhile. Threads that apply events wait for it; queries do not: one that
    /// runs gives what was before.</para>
    /// </remarks>
    /// <param name="contact">The contact.</param>
    /// <param name="erase">Gets all events of the contact by time, as <see cref="History(ContactId, EventQuery?, CancellationToken)"/> has
    /// them, and gives as many to stand in their places. It must not apply events to this ledger. Not called for a contact without
    /// events.</param>
    /// <param name="cancellationToken">Cancels the work; the ledger is unchanged then.</param>
    /// <returns>How many messages and events the contact had.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="erase"/> gave another number of events, or one that is none; the ledger
    /// is unchanged. Or the ledger is that of a <see cref="DurableLedger"/>, which has <see cref="DurableLedger.ForgetAsync"/>.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read, or memory is short and messages cannot be spilled; the
    /// ledger is unchanged.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public ForgottenContact Forget(
        ContactId contact, Func<IReadOnlyList<EmailEvent>, IReadOnlyList<EmailEvent>> erase, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(erase);
        ThrowIfFollowing();
        while (true)
        {
            var stores = Messages();
            if (!ContactRemoval.IsDue(stores, contact)) return default;
            var removal = new ContactRemoval(stores, contact, cancellationToken);
            // Again, if another thread has just replaced these stores.
            if (!stores.TryReplace(() => removal.Stores(erase), next => _memory = new LedgerMemory(next))) continue;
            // Closes the streams of messages that were spilled.
            if (removal.Removed != default) stores.Dispose();
            return removal.Removed;
        }
    }
}
