namespace CampaignMetrics.Html;

/// <summary>The recipients of one email at a time, the one that was asked for last: of a page that is looked at part by part.</summary>
internal sealed class AskedRecipients : IPageRecipients
{
    private readonly MessageLedger _ledger;
    private readonly HtmlReportOptions _options;
    private readonly ReportScope _scope;
    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private (EmailId Email, RecipientParts Parts)? _recipients;
    private (EmailId Email, HistoryParts Parts)? _histories;

    /// <param name="ledger">The ledger.</param>
    /// <param name="options">The settings of the page.</param>
    /// <param name="scope">What the page is of, and who looks.</param>
    /// <param name="emails">All emails of the scope that the viewer may see.</param>
    /// <param name="cancellationToken">Cancels the counting.</param>
    public AskedRecipients(
        MessageLedger ledger, HtmlReportOptions options, ReportScope scope, IEnumerable<ListedEmail> emails,
        CancellationToken cancellationToken)
    {
        (_ledger, _options, _scope) = (ledger, options, scope);
        if (scope.Viewer.MaySeeContact is null)
            foreach (var email in emails) _rows[email.Report.Email.Value] = email.Report.Counts[Metric.Selected];
        else
            // Who may be seen is known only by asking for each.
            ledger.RecipientTable(PageRecipients.QueryOf(options, scope)).Select(["email"]).Read(
                cells => _rows[cells[0].Written!] = _rows.GetValueOrDefault(cells[0].Written!) + 1, cancellationToken);
        HasHistories = _rows.Values.Sum() <= options.MaxHistories;
    }

    public bool HasHistories { get; }

    public long RowsOf(EmailId email) => _rows.GetValueOrDefault(email.Value);

    public RecipientParts Of(EmailId email, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_recipients is not { } known || known.Email != email)
                _recipients = known = (email, ReadRecipients(email, cancellationToken));
            return known.Parts;
        }
    }

    public HistoryParts? HistoriesOf(EmailId email, CancellationToken cancellationToken)
    {
        if (!HasHistories) return null;
        lock (_lock)
        {
            if (_histories is not { } known || known.Email != email)
                _histories = known = (email, ReadHistories(email, cancellationToken));
            return known.Parts.Chunks > 0 ? known.Parts : null;
        }
    }

    private RecipientParts ReadRecipients(EmailId email, CancellationToken cancellationToken)
    {
        var parts = new RecipientParts(_options.MaxRecipients);
        _ledger.RecipientTable(PageRecipients.QueryOf(_options, _scope with { Emails = [email] })).Select(RecipientParts.Columns).Read(
            parts.Add, cancellationToken);
        return parts;
    }

    private HistoryParts ReadHistories(EmailId email, CancellationToken cancellationToken)
    {
        var parts = new HistoryParts(HistoryParts.ChunksOf(Math.Min(RowsOf(email), _options.MaxRecipients)));
        var events = new EventQuery { Definition = _options.Definitions[0], Scope = _scope with { Emails = [email] } };
        if (parts.Chunks > 0) _ledger.Export(parts.Add, events, cancellationToken);
        return parts;
    }
}
