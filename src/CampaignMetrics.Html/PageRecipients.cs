namespace CampaignMetrics.Html;

/// <summary>The recipients of all emails of a page, gathered in one walk over the ledger's contacts.</summary>
internal sealed class PageRecipients
{
    private readonly Dictionary<string, RecipientParts> _byEmail = new(StringComparer.Ordinal);

    private PageRecipients() { }

    /// <summary>What happened to each; null where there are too many of them.</summary>
    public HistoryParts? Histories { get; private set; }

    public RecipientParts? Of(EmailId email) => _byEmail.GetValueOrDefault(email.Value);

    public static PageRecipients Read(
        MessageLedger ledger, HtmlReportOptions options, ReportScope scope, IEnumerable<EmailId> emails, CancellationToken cancellationToken)
    {
        var recipients = new PageRecipients();
        foreach (var email in emails) recipients._byEmail.Add(email.Value, new RecipientParts(options.MaxRecipients));
        var query = new RecipientQuery { Kind = Metric.Selected, Definition = options.Definitions[0], Scope = scope };
        var table = ledger.RecipientTable(query).Select(["email", .. RecipientParts.Columns]);
        var rows = table.Read(cells =>
        {
            if (recipients._byEmail.TryGetValue(cells[0].Written!, out var parts)) parts.Add(cells[1..]);
        }, cancellationToken);
        if (rows <= options.MaxHistories)
            recipients.Histories = HistoryParts.Read(ledger, query, recipients._byEmail.Keys, cancellationToken);
        return recipients;
    }
}
