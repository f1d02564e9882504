using System.Collections.Immutable;
using CampaignMetrics.Engine;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Ledger;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>The events of one email to one contact, by time; empty where there are none.</summary>
    /// <param name="email">The email.</param>
    /// <param name="contact">The contact.</param>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public IReadOnlyList<HistoryItem> History(EmailId email, ContactId contact) =>
        History(contact, new EventQuery { Scope = new ReportScope { Email = email } }).Items;

    /// <summary>The history of a contact: the events of all its messages, by time.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="query">Which messages, the definition by which events count, and who looks; null for all events.</param>
    /// <param name="cancellationToken">Cancels the work; the ledger does not change.</param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public ContactHistory History(ContactId contact, EventQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= EventQuery.All;
        var history = new ContactHistory
        {
            Contact = contact, Definition = query.Definition,
            Scope = query.Scope.Checked(nameof(query)) with { Viewer = Viewer.OfAll },
        };
        var (stores, options) = (Messages(), _options);
        if (stores.Of(contact.Value)?.Whole() is not { } store) return history;
        var messages = ContactMessages.Of(store, contact, query.Scope);
        var survey = SurveyOf(store, messages, options, query.Scope, cancellationToken);
        var reader = new MessageHistory(stores.Words, options, query, survey, LatestAt(stores));
        var items = new List<HistoryItem>();
        foreach (var message in messages) items.AddRange(reader.Read(store, message));
        items.Sort(MessageHistory.InOrder);
        // The number of hidden opens of a single contact would reveal that there are any.
        return history with { Items = [.. items], LeftOut = [.. reader.LeftOut.Where(left => left.Reason != LeftOutReason.NotProfiled)] };
    }

    /// <summary>Exports every event with what the ledger knows about it: who did it and by which rule, whether it counts, its place, link
    /// and sending.</summary>
    /// <remarks>
    /// Events come by contact, then email, then time. Where messages were spilled to disk (<see cref="LedgerOptions.Spill"/>), contacts
    /// come in no particular order. Beside the ledger itself, memory holds the events of one contact and email at a time, and 16 bytes for
    /// each message.
    /// </remarks>
    /// <param name="onEvent">Called for each event; it may throw to stop the export.</param>
    /// <param name="query">Which messages, the definition by which events count, and who looks; null for all events.</param>
    /// <param name="cancellationToken">Cancels the work. It is checked between messages; the ledger does not change.</param>
    /// <returns>How many events were exported, and how many were left out.</returns>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public ExportedEvents Export(Action<HistoryItem> onEvent, EventQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(onEvent);
        var (items, reader) = Exported(query, cancellationToken);
        var events = 0L;
        foreach (var item in items)
        {
            onEvent(item);
            events++;
        }
        return new ExportedEvents(events, reader.LeftOut);
    }

    /// <summary>
    /// Exports every event as an event line, which reads back as the same event. What the ledger knows about it is in the additional member
    /// <c>label</c>, which readers of event lines ignore. The order is that of
    /// <see cref="Export(Action{HistoryItem}, EventQuery?, CancellationToken)"/>.
    /// </summary>
    /// <param name="target">Where the lines go, NDJSON in UTF-8; left open.</param>
    /// <param name="query">Which messages, the definition by which events count, and who looks; null for all events.</param>
    /// <param name="cancellationToken">Cancels the work. It is checked between messages; lines that were written stay.</param>
    /// <returns>How many events were exported, and how many were left out.</returns>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">The target cannot be written, or messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public ExportedEvents Export(Stream target, EventQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        var (items, reader) = Exported(query, cancellationToken);
        return new ExportedEvents(HistoryLines.Write(items, target, cancellationToken), reader.LeftOut);
    }

    /// <summary>As <see cref="Export(Stream, EventQuery?, CancellationToken)"/>, with the same bytes, but no thread is blocked while the
    /// target is written.</summary>
    /// <inheritdoc cref="Export(Stream, EventQuery?, CancellationToken)"/>
    public Task<ExportedEvents> ExportAsync(Stream target, EventQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        var (items, reader) = Exported(query, cancellationToken);
        return WriteAsync();

        async Task<ExportedEvents> WriteAsync() =>
            new(await HistoryLines.WriteAsync(items, target, cancellationToken).ConfigureAwait(false), reader.LeftOut);
    }

    /// <summary>The events of an export as a table: their properties and labels, in the order of
    /// <see cref="Export(Action{HistoryItem}, EventQuery?, CancellationToken)"/>.</summary>
    /// <param name="query">Which messages, the definition by which events count, and who looks; null for all events.</param>
    /// <returns>A table that reads the ledger whenever it is read.</returns>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    public Table EventTable(EventQuery? query = null)
    {
        query ??= EventQuery.All;
        _ = query.Scope.Checked(nameof(query));
        return HistoryTable.Of(cancellationToken => Exported(query, cancellationToken).Items);
    }

    /// <summary>The events of an export, read while they are gone through, and what reads them, which knows in the end what it left
    /// out.</summary>
    private (IEnumerable<HistoryItem> Items, MessageHistory Reader) Exported(EventQuery? query, CancellationToken cancellationToken)
    {
        query ??= EventQuery.All;
        _ = query.Scope.Checked(nameof(query));
        var (stores, options) = (Messages(), _options);
        var survey = EmailSurveying.Of(stores, options, !query.Scope.Campaigns.IsEmpty, cancellationToken);
        var reader = new MessageHistory(stores.Words, options, query, survey, LatestAt(stores));
        return (Items(), reader);

        IEnumerable<HistoryItem> Items()
        {
            foreach (var (store, message) in InOrder(stores.All))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var item in reader.Read(store, message)) yield return item;
            }
        }
    }

    private EmailSurvey SurveyOf(
        MessageStore store, IReadOnlyList<int> messages, LedgerOptions options, ReportScope scope, CancellationToken cancellationToken)
    {
        // A survey reads the whole ledger. For one contact its own messages mostly suffice, unless campaigns are asked for.
        var isTracked = scope.HasCampaigns
            ? null
            : ContactMessages.AreTracked(new MessageReader(Stores.Words, options), store, messages);
        return isTracked is { } isSeen
            ? new EmailSurvey(isSeen, HasRequests: isSeen, IsReplySeen: false, ImmutableDictionary<int, string?>.Empty)
            : EmailSurveying.Of(Stores, options, scope.HasCampaigns, cancellationToken);
    }

    /// <summary>All messages in the order of an export: the stores in memory sorted together, then the spilled stores one by one, since
    /// only one of them fits into memory at a time.</summary>
    private static IEnumerable<(MessageStore Store, int Message)> InOrder(IReadOnlyList<MessageStore> stores)
    {
        var inMemory = stores.Where(store => !store.IsSpilled).ToList();
        foreach (var message in ExportOrder.Of([.. inMemory.Select(store => store.Whole())])) yield return message;
        foreach (var store in stores.Except(inMemory))
            foreach (var message in ExportOrder.Of([store.Whole()])) yield return message;
    }
}
