using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>Subscriptions, consents, addresses and suppressions that survive a restart. Events go to a log first and then to memory, which
/// answers all questions.</summary>
/// <remarks>
/// <para>It stands beside a <see cref="DurableLedger"/>, over the same ports and in the same store. Its events are in a log of their own,
/// <see cref="LogName"/>, so both may have the same name. The log is the truth, and memory a copy of it: opening loads the newest snapshot
/// and the log after it. In whatever order events come, how often, and from how many processes, the states are those of a
/// <see cref="SubscriptionLedger"/> and of <see cref="TrackingConsents"/> to which the same events were given.</para>
/// <para>All members are thread-safe. Several processes may open the contacts of one store and append to them; each sees the events of the
/// others when it appends itself, or by <see cref="RefreshAsync"/>. Limits of double opt-in requests are exact within a process, and
/// between processes for requests that do not come at the same moment.</para>
/// </remarks>
/// <example>
/// <code>
/// await using var contacts = await DurableContacts.OpenAsync("newsletter", log, snapshots);
/// await contacts.AppendAsync([new AddressStated("crm-42", at, "ann@example.com"), new Suppressed("@rival.example", at)]);
/// await contacts.AppendAsync(events);   // the same events of emails that a DurableLedger takes
/// Console.WriteLine(contacts.Subscriptions.StateOf("crm-42"));
/// </code>
/// </example>
public sealed partial class DurableContacts : IAsyncDisposable
{
    private const string LogSuffix = "/contacts";

    private readonly IEventLog _log;
    private readonly DurableContactsOptions _options;
    private readonly ContactLog _follower;
    // Held while the log is appended to or followed, so that events are applied in the order of the log.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private bool _isDisposed;

    private DurableContacts(
        string name, IEventLog log, ISnapshotStore? snapshots, DurableContactsOptions options, ContactMemory memory, long[] positions)
    {
        (Name, _log, _snapshots, _options) = (name, log, snapshots, options);
        _follower = new ContactLog(LogName, log, memory, positions, options.Subscriptions);
        Partitions = positions.Length;
    }

    /// <summary>The name with which it was opened.</summary>
    public string Name { get; }

    /// <summary>The name of its ledger in the store: <see cref="Name"/> and <c>/contacts</c>.</summary>
    public string LogName => Name + LogSuffix;

    /// <summary>How many partitions its log has.</summary>
    public int Partitions { get; }

    /// <summary>The subscription states. They take no events themselves: those come by <c>AppendAsync</c>.</summary>
    /// <remarks>After a contact was forgotten, here or by another process, it is another object: ask for it at each question.</remarks>
    public SubscriptionLedger Subscriptions => _follower.Memory.Subscriptions;

    /// <summary>The statements on tracking. They take none themselves: those come by <c>AppendAsync</c>.</summary>
    /// <remarks>After a contact was forgotten, here or by another process, it is another object: ask for it at each question.</remarks>
    public TrackingConsents Consents => _follower.Memory.Consents;

    /// <summary>The suppression list as it is now. What was given does not change with later events.</summary>
    public Suppression Suppression => _follower.Memory.Suppression;

    /// <summary>Opens contacts, and makes their log if there is none of this name.</summary>
    /// <param name="name">The name: 1 to 191 characters, compared letter for letter.</param>
    /// <param name="log">The log; not disposed with the contacts.</param>
    /// <param name="snapshots">Where snapshots are kept; not disposed with the contacts. Null for none: opening then reads the whole
    /// log.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null, empty, too long, or holds a control character or half a
    /// surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The log has another number of partitions than the options ask for.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    public static Task<DurableContacts> OpenAsync(
        string name, IEventLog log, ISnapshotStore? snapshots = null, DurableContactsOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Check(name);
        ArgumentNullException.ThrowIfNull(log);
        return OpenedAsync(name, log, snapshots, options ?? DurableContactsOptions.Default, cancellationToken);
    }

    /// <summary>The address of a contact of the directory; null for a contact that is not in it.</summary>
    /// <param name="contact">The contact.</param>
    public string? AddressOf(ContactId contact) => _follower.Memory.AddressOf(contact);

    /// <summary>A directory with the contacts as they are now, in the ordinal order of their keys, to make the lists of an audience with.
    /// It does not change with later events.</summary>
    /// <param name="normalize">How addresses are compared; null for <see cref="EmailAddress.Normalize"/>.</param>
    public ContactDirectory NewDirectory(AddressNormalizer? normalize = null)
    {
        var directory = new ContactDirectory(normalize);
        foreach (var (contact, address) in _follower.Memory.Directory()) directory.Add(contact, address);
        return directory;
    }

    /// <summary>Reads what other processes appended since the last call.</summary>
    /// <param name="cancellationToken">Cancels the reading; blocks that were read before stay.</param>
    /// <returns>How many events there are more than before; 0 if there are fewer, since a contact was forgotten.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The contacts were disposed.</exception>
    public async Task<long> RefreshAsync(CancellationToken cancellationToken = default)
    {
        long before, after;
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            before = _follower.Memory.EventCount;
            await _follower.CatchUpAsync(cancellationToken).ConfigureAwait(false);
            after = _follower.Memory.EventCount;
        }
        finally
        {
            _gate.Release();
        }
        await SaveIfDueAsync().ConfigureAwait(false);
        return Math.Max(after - before, 0);
    }

    /// <summary>Waits for a running call; later ones are refused. The stores stay open; nothing is written.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        _isDisposed = true;
        _gate.Release();
    }

    private static void Check(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var most = LogPartition.MaxLedgerLength - LogSuffix.Length;
        if (name.Length > most) throw new ArgumentException($"The name has at most {most} characters.", nameof(name));
        if (name.Any(char.IsControl)) throw new ArgumentException("The name has no control characters.", nameof(name));
        Door.Unicode(name, nameof(name));
    }

    /// <summary>Waits until no other call follows the log.</summary>
    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!_isDisposed) return;
        _gate.Release();
        throw new ObjectDisposedException(nameof(DurableContacts));
    }
}
