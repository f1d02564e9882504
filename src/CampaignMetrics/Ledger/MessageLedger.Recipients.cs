using CampaignMetrics.Engine;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>
    /// Lists the recipients behind a number: the messages that count for a metric, in the order of their first events. Where the metric
    /// counts messages, there are as many as the report's count says, less those that the viewer or <see cref="LedgerOptions.MayProfile"/>
    /// hides.
    /// </summary>
    /// <remarks>The whole list is in memory. For long lists, ask for pages with a <see cref="RecipientQuery"/>.</remarks>
    /// <param name="metric">The metric.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages; null for all.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public IEnumerable<Recipient> Recipients(
        Metric metric, Definition? definition = null, ReportScope? scope = null, CancellationToken cancellationToken = default)
    {
        var query = new RecipientQuery
        {
            Kind = Door.Known(metric, nameof(metric)), Definition = definition ?? Definition.HubSpot,
            Scope = (scope ?? ReportScope.All).Checked(nameof(scope)),
        };
        var rows = new RecipientRows(int.MaxValue, after: null);
        Find(query, rows, cancellationToken);
        return rows.Take().Select(row => row.Row);
    }

    /// <summary>A page of the list of recipients behind a number. The pages together are the whole list, provided that no event is added
    /// while they are read.</summary>
    /// <param name="query">Which list, which page, and how many messages on it.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <returns>The page; or an error if the query's <see cref="RecipientQuery.After"/> is not valid.</returns>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public RecipientRead Recipients(RecipientQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        _ = query.Scope.Checked(nameof(query));
        RecipientKey? after = null;
        if (query.After is not null)
        {
            // A bad cursor is an answer and no exception: it comes from outside, mostly out of a URL.
            after = RecipientCursor.Read(query, out var error);
            if (error is not null) return new RecipientRead(null, error);
        }
        var rows = new RecipientRows(query.PageSize, after);
        var list = Find(query, rows, cancellationToken);
        var page = rows.Take();
        return new RecipientRead(
            new RecipientPage
            {
                Kind = query.Kind,
                Link = query.Link,
                Role = query.Role,
                Definition = query.Definition,
                Scope = query.Scope with { Viewer = Viewer.OfAll },
                Messages = list.Messages,
                LeftOut = list.LeftOut,
                Unknown = list.Unknown,
                Recipients = [.. page.Select(row => row.Row)],
                Next = rows.HasMore ? RecipientCursor.Write(query, page[^1].Key) : null,
            },
            Error: null);
    }

    /// <summary>The whole list of recipients behind a number as a table, for lists that are too long for memory.</summary>
    /// <remarks>
    /// Rows come by contact, then by first event. Where messages were spilled to disk (<see cref="LedgerOptions.Spill"/>), contacts come in
    /// no particular order. Beside the ledger itself, memory holds the rows of one contact at a time, and 8 bytes for each contact.
    /// </remarks>
    /// <param name="query">Which list; its <see cref="RecipientQuery.PageSize"/> and <see cref="RecipientQuery.After"/> have no meaning
    /// here.</param>
    /// <returns>A table that reads the ledger whenever it is read.</returns>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    public Table RecipientTable(RecipientQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        _ = query.Scope.Checked(nameof(query));
        return Ledger.RecipientTable.Columns.Of(cancellationToken =>
        {
            var (stores, rows) = (Messages(), new RecipientsOfContact());
            return ListOf(query, stores, rows, cancellationToken).ReadInOrder(stores.All, rows, cancellationToken);
        });
    }

    private RecipientList Find(RecipientQuery query, RecipientRows rows, CancellationToken cancellationToken)
    {
        var stores = Messages();
        var list = ListOf(query, stores, rows, cancellationToken);
        list.Read(stores.All, cancellationToken);
        return list;
    }

    private RecipientList ListOf(RecipientQuery query, MessageStores stores, RecipientSink rows, CancellationToken cancellationToken)
    {
        var options = _options;
        var survey = EmailSurveying.Of(stores, options, !query.Scope.Campaigns.IsEmpty, cancellationToken);
        return new RecipientList(stores.Words, options, query, survey, LatestAt(stores), rows);
    }

    private static long LatestAt(MessageStores stores) => stores.All.Select(store => store.LatestAt).DefaultIfEmpty().Max();
}
