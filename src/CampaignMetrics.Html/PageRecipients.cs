namespace CampaignMetrics.Html;

/// <summary>The recipients of all emails of a page, and their histories: each gathered in one walk over the ledger's contacts.</summary>
internal sealed class PageRecipients
{
    private readonly Dictionary<string, RecipientParts> _recipients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HistoryParts> _histories = new(StringComparer.Ordinal);

    private PageRecipients() { }

    /// <summary>Whether there are histories: not where there are too many recipients.</summary>
    public bool HasHistories { get; private set; }

    public static PageRecipients Read(
        MessageLedger ledger, HtmlReportOptions options, ReportScope scope, IEnumerable<EmailId> emails,
        CancellationToken cancellationToken)
    {
        var recipients = new PageRecipients();
        foreach (var email in emails) recipients._recipients.Add(email.Value, new RecipientParts(options.MaxRecipients));
        var query = new RecipientQuery { Kind = Metric.Selected, Definition = options.Definitions[0], Scope = scope };
        var rows = recipients.ReadRows(ledger.RecipientTable(query), cancellationToken);
        recipients.HasHistories = rows <= options.MaxHistories;
        if (recipients.HasHistories) recipients.ReadHistories(ledger, query, cancellationToken);
        return recipients;
    }

    public RecipientParts? Of(EmailId email) => _recipients.GetValueOrDefault(email.Value);

    public HistoryParts? HistoriesOf(EmailId email) => _histories.GetValueOrDefault(email.Value);

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
            if (parts.Rows > 0) _histories.Add(email, new HistoryParts(1 + (parts.Rows - 1) / HistoryParts.RecipientsOfChunk));
        var events = new EventQuery { Definition = query.Definition, Scope = query.Scope };
        ledger.Export(
            item =>
            {
                if (item.Event.Email is { } email && HistoriesOf(email) is { } histories) histories.Add(item);
            },
            events,
            cancellationToken);
    }
}
