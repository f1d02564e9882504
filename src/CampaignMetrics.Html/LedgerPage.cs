namespace CampaignMetrics.Html;

/// <summary>A page of all that a ledger tells of a scope.</summary>
internal sealed class LedgerPage
{
    /// <summary>Hours up to which an email's timeline is by hour; the reader can then choose longer buckets. Two months.</summary>
    private const int MostHours = 1500;

    private static readonly Measure[] Trends =
    [
        Metric.Sent, Metric.Delivered, Metric.Opened, Metric.Clicked, Metric.Bounced, Metric.Unsubscribed, Metric.SpamReported,
    ];

    private readonly MessageLedger _ledger;
    private readonly HtmlReportOptions _options;
    private readonly ReportScope _scope;
    private readonly PageWriter _page;
    private readonly CancellationToken _cancellationToken;

    public LedgerPage(MessageLedger ledger, HtmlReportOptions options, PageWriter page, CancellationToken cancellationToken)
    {
        (_ledger, _options, _page, _cancellationToken) = (ledger, options, page, cancellationToken);
        // Nobody may be named: the same as a viewer who may see no contact.
        _scope = options.WithContacts
            ? options.Scope
            : options.Scope with { Viewer = options.Scope.Viewer with { MaySeeContact = _ => false } };
    }

    public void Write()
    {
        var emails = Emails();
        var recipients = _options.WithContacts
            ? PageRecipients.Read(_ledger, _options, _scope, Own(emails).Select(email => email.Id), _cancellationToken)
            : null;
        var title = _options.Title ?? (emails is [var only] ? only.Listed.Report.Name ?? only.Id.Value : "Email campaigns");
        var index = new PageIndex(title, _options, _options.Definitions)
        {
            Emails = emails, Recipients = recipients, Tests = _options.Tests.Length,
        };
        _page.Begin(title, _options.Language);
        _page.Part("page", index.Write);
        WriteReports("", _scope);
        _page.Script();
        if (emails.Count > 1) WritePortfolio();
        WriteTests();
        for (var i = 0; i < emails.Count; i++) Write(emails[i], i, emails.Count, recipients);
        _page.End();
    }

    /// <summary>The emails of the scope, the most recent first.</summary>
    private List<PageEmail> Emails()
    {
        var list = _ledger.Emails(new EmailQuery { Limit = EmailQuery.MaxLimit }, _options.Definitions[0], _scope, _cancellationToken);
        return
        [
            .. list.Emails.Select((listed, i) => new PageEmail(listed)
            {
                HasReport = i < _options.MaxEmails,
                Body = i < _options.MaxEmails ? _options.BodyOf?.Invoke(listed.Report.Email) : null,
            }),
        ];
    }

    private static IEnumerable<PageEmail> Own(IEnumerable<PageEmail> emails) => emails.Where(email => email.HasReport);

    private void Write(PageEmail email, int number, int emails, PageRecipients? recipients)
    {
        if (!email.HasReport) return;
        // The report of a single email is that of the scope.
        if (emails > 1) WriteReports($":{number}", _scope with { Emails = [email.Id] });
        if (email.Body is { } body) _page.TextPart($"body:{number}", body);
        recipients?.Of(email.Id)?.Write(_page, number);
        recipients?.Histories?.Write(_page, email.Id, number);
    }

    /// <summary>A report under each definition, with a row for each mailbox provider.</summary>
    private void WriteReports(string suffix, ReportScope scope)
    {
        for (var i = 0; i < _options.Definitions.Length; i++)
        {
            var definition = _options.Definitions[i];
            var report = Report(definition, scope);
            _page.Part($"report:{i}{suffix}", json => report.WriteJson(json, _cancellationToken));
            var providers = _ledger.Breakdown(Dimension.MailboxProvider, definition, scope, _cancellationToken);
            _page.Part($"providers:{i}{suffix}", json => providers.WriteJson(json, _cancellationToken));
        }
    }

    private Report Report(Definition definition, ReportScope scope)
    {
        if (scope.Every != Frequency.Day) return _ledger.Report(definition, scope, _cancellationToken);
        var report = _ledger.Report(definition, scope with { Every = Frequency.Hour }, _cancellationToken);
        return report.Timeline.Buckets.Length <= MostHours ? report : _ledger.Report(definition, scope, _cancellationToken);
    }

    /// <summary>All emails together, under each definition.</summary>
    private void WritePortfolio()
    {
        var query = new EmailQuery { Limit = EmailQuery.MaxLimit };
        var (definitions, token) = (_options.Definitions, _cancellationToken);
        WriteNumbered("overview", definitions.Select(definition => _ledger.Overview(definition, _scope, token)));
        WriteNumbered("emails", definitions.Select(definition => _ledger.Emails(query, definition, _scope, token)));
        WriteNumbered("scatter", definitions.Select(definition => _ledger.Scatter("open", "click", definition, _scope, token)));
        WriteNumbered("trend", definitions.Select(definition => _ledger.Series(Measures(definition), null, definition, _scope, token)));
        WriteNumbered("watch", definitions.Select(definition => _ledger.Watch([], definition, _scope, token)));
    }

    private void WriteTests()
    {
        // The variants say which emails are meant, and are compared by when their messages were sent.
        var scope = _scope with { Emails = [] };
        for (var i = 0; i < _options.Tests.Length; i++)
        {
            var test = _options.Tests[i];
            WriteNumbered(
                $"variants:{i}",
                _options.Definitions.Select(definition => definition with { DateBasis = DateBasis.SendCohort })
                    .Select(definition => _ledger.CompareVariants(test, definition, scope, _cancellationToken)));
        }
    }

    private void WriteNumbered(string name, IEnumerable<ScopeDocument> documents)
    {
        var number = 0;
        foreach (var document in documents)
            _page.Part($"{name}:{number++}", json => document.WriteJson(json, _cancellationToken));
    }

    private static Measure[] Measures(Definition definition) =>
        [.. Trends, .. definition.Rates.Select(rate => Measure.Rate(rate.Name))];
}
