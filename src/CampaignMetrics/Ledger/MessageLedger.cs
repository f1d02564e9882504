using CampaignMetrics.Engine;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>
/// Keeps one state per message (an email to a contact) and answers any definition's report
/// over them. Events may come in any order, more than once, and from any number of threads.
/// </summary>
/// <remarks>
/// All members may be called at once. A report does not stop writers: it sees every event that
/// was applied before it began, perhaps some that were applied meanwhile, and each message as it
/// is at one instant, so its numbers are those of some set of events. Memory grows with messages and their distinct events, not with lines.
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
    private readonly LedgerOptions _options;
    private readonly MessageStores _stores;
    private readonly WaitingEvents _waiting;
    private readonly InputSum _input = new();

    /// <summary>An empty ledger.</summary>
    /// <param name="options">What it knows beside its events; null for the defaults.</param>
    public MessageLedger(LedgerOptions? options = null)
    {
        _options = options ?? LedgerOptions.Default;
        _stores = new MessageStores(_options.Spill, _options.MaxLogBytes, _options.Templates);
        _waiting = new WaitingEvents(_stores);
    }

    /// <summary>
    /// How many distinct events came. Of events that were spilled for lack of memory
    /// (<see cref="LedgerOptions.Spill"/>), copies are told apart only by a report: here they count.
    /// </summary>
    public long EventCount => Messages().All.Sum(store => store.Events);

    /// <summary>
    /// Closes the streams of messages that were spilled, if there are any; a
    /// ledger without <see cref="LedgerOptions.Spill"/> needs no disposing.
    /// </summary>
    public void Dispose() => _stores.Dispose();

    /// <summary>Folds one event in; the same id again changes nothing.</summary>
    /// <param name="emailEvent">The event.</param>
    /// <exception cref="ArgumentException">It names no recipient, or no email although its type needs one; or a line could not hold it: its
    /// id is too long, it has too many lists and tags, or a text of it holds half a surrogate pair.</exception>
    /// <exception cref="IOException">Memory is short, and messages cannot be spilled (<see cref="LedgerOptions.Spill"/>): they stay in
    /// memory, this event is not in, and trying again is right.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public void Apply(EmailEvent emailEvent)
    {
        ArgumentNullException.ThrowIfNull(emailEvent);
        Apply(emailEvent, nameof(emailEvent));
    }

    /// <summary>Folds in what a source gave: an event, or a rejected line, which is counted.</summary>
    /// <param name="read">What was read.</param>
    /// <exception cref="ArgumentException">Its event is refused, as one that is applied alone.</exception>
    public void Apply(EventRead read)
    {
        if (read.Event is { } emailEvent) Apply(emailEvent, nameof(read));
        lock (_input)
        {
            if (read.Line > 0) _input.Lines++;
            if (read.Event is null) _input.Reject(new Rejection(read.Line, read.Reason ?? "nothing was read"));
        }
    }

    /// <summary>The report of a scope under a definition.</summary>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">What the report is about; null for everything, by day, in UTC.</param>
    /// <param name="cancellationToken">
    /// Ends the work between two of the 64 parts that a ledger is kept in; the ledger stays as it is.
    /// </param>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read just now; nothing is lost by it, and the next report reads
    /// them anew.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public Report Report(Definition? definition = null, ReportScope? scope = null, CancellationToken cancellationToken = default)
    {
        definition ??= Definition.HubSpot;
        scope = (scope ?? ReportScope.All).Checked(nameof(scope));
        var sums = new TallyAll(Messages(), _options, cancellationToken).OfReport(definition, scope);
        lock (_input)
        {
            sums.Input.Add(_input);
            sums.IfTrackingIsSeen?.Input.Add(_input);
        }
        return new Report(sums, definition, scope);
    }

    private void Apply(EmailEvent emailEvent, string name)
    {
        if (_waiting.Add(emailEvent) is { } reason) throw new ArgumentException(reason, name);
    }

    /// <summary>The messages with all events that were applied before.</summary>
    private MessageStores Messages()
    {
        _stores.ThrowIfClosed();
        _waiting.Fold();
        return _stores;
    }
}
