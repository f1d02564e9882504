namespace CampaignMetrics.Html;

/// <summary>The recipients of all emails of a page, and their histories: each gathered in one walk over the ledger's contacts.</summary>
internal sealed class PageRecipients : IPageRecipients
{
    private readonly Dictionary<string, RecipientParts> _recipients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HistoryParts> _histories = new(StringComparer.Ordinal);

    private PageRecipients() { }

    public bool HasHistories { get; private set; }

    public static PageRecipients Read(
        MessageLedger ledger, HtmlReportOptions options, ReportScope scope, IEnumerable<EmailId> emails,
        CancellationToken cancellationToken)
    {
        var recipients = new PageRecipients();
        foreach (var email in emails) recipients._recipients.Add(email.Value, new RecipientParts(options.MaxRecipients));
        var query = QueryOf(options, scope);
        var rows = recipients.ReadRows(ledger.RecipientTable(query), cancellationToken);
        recipients.HasHistories = rows <= options.MaxHistories;
        if (recipients.HasHistories) recipients.ReadHistories(ledger, query, cancellationToken);
        return recipients;
    }

    /// <summary>All messages of a scope.</summary>
    public static RecipientQuery QueryOf(HtmlReportOptions options, ReportScope scope) =>
        new() { Kind = Metric.Selected, Definition = options.Definitions[0], Scope = scope };

    public long RowsOf(EmailId email) => _recipients.TryGetValue(email.Value, out var parts) ? parts.Rows + (long)parts.LeftOut : 0;

    public RecipientParts Of(EmailId email, CancellationToken cancellationToken) => _recipients[email.Value];

    public HistoryParts? HistoriesOf(EmailId email, CancellationToken cancellationToken) => _histories.GetValueOrDefault(email.Value);

    private long ReadRows(Table table, CancellationToken cancellationToken) =>
        table.Select(["email", .. RecipientParts.Columns]).Read(
            cells =>
            {
                if (_recipients.TryGetValue(cells[0].Written!, out var parts)) parts.Add(cells[1..]);
            },
            cancellationToken);

    private void ReadHistories(MessageLedger ledger, RecipientQuery query, CancellationToken cancellationToken)
    {
        foreach (var (email, parts) in _recipients)
            if (HistoryParts.ChunksOf(parts.Rows) is > 0 and var chunks) _histories.Add(email, new HistoryParts(chunks));
        var events = new EventQuery { Definition = query.Definition, Scope = query.Scope };
        ledger.Export(
            item =>
            {
                if (item.Event.Email is { } email && _histories.TryGetValue(email.Value, out var histories)) histories.Add(item);
            },
            events,
            cancellationToken);
    }
}
