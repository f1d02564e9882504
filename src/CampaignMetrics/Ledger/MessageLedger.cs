using CampaignMetrics.Engine;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>
/// Stores email events by message (an email to a contact) and makes reports from them under any <see cref="Definition"/>. Events may
/// arrive in any order, more than once, and from any number of threads.
/// </summary>
/// <remarks>
/// <para>
/// This is where a program starts. Feed it with <see cref="Apply(EmailEvent)"/> or
/// <see cref="ReadLines(Stream, Action{Rejection}, CancellationToken)"/>, then ask it for a report, a <see cref="Breakdown"/>, a
/// <see cref="Series"/>, the recipients behind a number, or a contact's history. Save it with <see cref="WriteSnapshot"/>. An event with
/// the type and id of one that its email and contact already have is a duplicate and changes nothing.
/// </para>
/// <para>
/// All members are thread-safe. A report does not block writers: it sees every event that was applied before it began and perhaps some
/// that were applied meanwhile. It sees each message at one instant, so its numbers are those of some set of events. Memory grows with the
/// number of messages and distinct events, not with the number of lines read.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using var messages = new MessageLedger();
/// messages.Apply(new Delivered { At = at, Email = "spring-sale", Recipient = "ann@example.com" });
/// Report report = messages.Report(Definition.HubSpot);
/// </code>
/// </example>
public sealed partial class MessageLedger : IDisposable
{
    private volatile LedgerMemory _memory;
    // Not thread-safe by itself: guarded by a lock on the object.
    private readonly InputSum _input = new();

    /// <summary>An empty ledger.</summary>
    /// <param name="options">The catalog, geolocation, limits and so on; null for the defaults.</param>
    public MessageLedger(LedgerOptions? options = null)
    {
        _options = options ?? LedgerOptions.Default;
        _memory = new LedgerMemory(new MessageStores(_options.Spill, _options.MaxLogBytes, _options.Templates));
    }

    /// <summary>
    /// The number of distinct events. Where events were spilled to disk for lack of memory (<see cref="LedgerOptions.Spill"/>), duplicates
    /// among them are found only when a report reads them, and are counted here.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public long EventCount => Messages().All.Sum(store => store.Events);

    /// <summary>
    /// Closes the streams that messages were spilled to, if any. A ledger without <see cref="LedgerOptions.Spill"/> needs no disposing.
    /// </summary>
    public void Dispose() => Stores.Dispose();

    /// <summary>Makes a report: every number of a scope under a definition.</summary>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">What the report is about; null for everything, by day, in UTC.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment. Nothing is lost; the next report reads them
    /// again.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public Report Report(Definition? definition = null, ReportScope? scope = null, CancellationToken cancellationToken = default)
    {
        scope = (scope ?? ReportScope.All).Checked(nameof(scope));
        return ReportOf(definition ?? Definition.HubSpot, scope, isAlone: false, cancellationToken);
    }

    /// <summary>Makes a report. One that is alone, because it is merged with no other, takes less time for a period.</summary>
    private Report ReportOf(Definition definition, ReportScope scope, bool isAlone, CancellationToken cancellationToken)
    {
        var memory = _memory;
        memory.Stores.ThrowIfClosed();
        var options = _options;
        var sums = memory.Kept.Of(definition, scope, options, isAlone, cancellationToken);
        lock (_input)
        {
            // Merging may replace these sums by the others, which therefore need the same input.
            sums.Input.Add(_input);
            sums.IfTrackingIsSeen?.Input.Add(_input);
        }
        return new Report(sums, options.Basis(definition, scope));
    }

    /// <summary>The sums of reports, kept for the next time.</summary>
    internal KeptReports Kept => _memory.Kept;

    private MessageStores Stores => _memory.Stores;

    /// <summary>The stores, if they are open.</summary>
    private MessageStores Messages()
    {
        var stores = Stores;
        stores.ThrowIfClosed();
        return stores;
    }
}
