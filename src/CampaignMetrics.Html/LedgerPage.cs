namespace CampaignMetrics.Html;

/// <summary>A page of all that a ledger tells of a scope.</summary>
internal sealed class LedgerPage : Page
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
    private readonly CancellationToken _cancellationToken;

    public LedgerPage(MessageLedger ledger, HtmlReportOptions options, PageWriter writer, CancellationToken cancellationToken)
        : base(writer)
    {
        (_ledger, _options, _cancellationToken) = (ledger, options, cancellationToken);
        // Nobody may be named: the same as a viewer who may see no contact.
        _scope = options.WithContacts
            ? options.Scope
            : options.Scope with { Viewer = options.Scope.Viewer with { MaySeeContact = _ => false } };
    }

    protected override IEnumerable<bool> Steps()
    {
        var emails = Emails();
        var recipients = _options.WithContacts
            ? PageRecipients.Read(
                _ledger, _options, _scope, emails.Where(email => email.HasReport).Select(email => email.Id), _cancellationToken)
            : null;
        var title = _options.Title ?? (emails is [var only] ? only.Listed.Report.Name ?? only.Id.Value : PageIndex.UsualTitle);
        var index = new PageIndex(title, _options, _options.Definitions)
        {
            Emails = emails,
            EmailsLeftOut = emails.Count(email => !email.HasReport && HasMessages(email.Listed)),
            Recipients = recipients,
            Tests = _options.Tests.Length,
            HasWatch = emails.Count > 1 || !_options.Receivers.IsEmpty,
        };
        Writer.Begin(title, _options.Language);
        Writer.Part("page", index.Write);
        yield return true;
        foreach (var step in Reports("", _scope)) yield return step;
        Writer.Script();
        yield return true;
        foreach (var step in emails.Count > 1 ? Portfolio().Concat(Tests()) : Deliverability().Concat(Tests())) yield return step;
        for (var i = 0; i < emails.Count; i++)
            foreach (var step in Parts(emails[i], i, emails.Count, recipients)) yield return step;
        Writer.End();
        yield return true;
    }

    /// <summary>The emails of the scope, the most recent first.</summary>
    private List<PageEmail> Emails()
    {
        var list = _ledger.Emails(new EmailQuery { Limit = EmailQuery.MaxLimit }, _options.Definitions[0], _scope, _cancellationToken);
        var own = list.Emails.Where(HasMessages).Take(_options.MaxEmails).Select(email => email.Report.Email).ToHashSet();
        return
        [
            .. from listed in list.Emails
            let hasReport = own.Contains(listed.Report.Email)
            select new PageEmail(listed)
            {
                HasReport = hasReport, Body = hasReport ? _options.BodyOf?.Invoke(listed.Report.Email) : null,
            },
        ];
    }

    /// <summary>A draft has none, and no report either.</summary>
    private static bool HasMessages(ListedEmail email) => email.Report.Counts[Metric.Selected] > 0;


    private IEnumerable<bool> Parts(PageEmail email, int number, int emails, PageRecipients? recipients)
    {
        if (!email.HasReport) yield break;
        // The report of a single email is that of the scope.
        if (emails > 1)
            foreach (var step in Reports($":{number}", _scope with { Emails = [email.Id] })) yield return step;
        if (email.Body is { } body) Writer.TextPart($"body:{number}", body);
        recipients?.Of(email.Id)?.Write(Writer, number);
        yield return true;
        recipients?.HistoriesOf(email.Id)?.Write(Writer, number);
        yield return true;
    }

    /// <summary>A report under each definition, with a row for each mailbox provider.</summary>
    private IEnumerable<bool> Reports(string suffix, ReportScope scope)
    {
        for (var i = 0; i < _options.Definitions.Length; i++)
        {
            var definition = _options.Definitions[i];
            var report = Report(definition, scope);
            Writer.Part($"report:{i}{suffix}", json => Write(report, json));
            var providers = _ledger.Breakdown(Dimension.MailboxProvider, definition, scope, _cancellationToken);
            Writer.Part($"providers:{i}{suffix}", json => providers.WriteJson(json, _cancellationToken));
            yield return true;
        }
    }

    /// <summary>A page without contacts names none in what senders wrote, either.</summary>
    private void Write(Report report, Stream target)
    {
        if (_options.WithContacts)
        {
            report.WriteJson(target, _cancellationToken);
            return;
        }
        using var json = new MemoryStream();
        report.WriteJson(json, _cancellationToken);
        MaskedAddresses.Copy(json.GetBuffer().AsSpan(0, (int)json.Length), target);
    }

    private Report Report(Definition definition, ReportScope scope)
    {
        if (scope.Every != Frequency.Day) return _ledger.Report(definition, scope, _cancellationToken);
        var report = _ledger.Report(definition, scope with { Every = Frequency.Hour }, _cancellationToken);
        return report.Timeline.Buckets.Length <= MostHours ? report : _ledger.Report(definition, scope, _cancellationToken);
    }

    /// <summary>All emails together, under each definition.</summary>
    private IEnumerable<bool> Portfolio()
    {
        var query = new EmailQuery { Limit = EmailQuery.MaxLimit };
        for (var i = 0; i < _options.Definitions.Length; i++)
        {
            var (definition, token) = (_options.Definitions[i], _cancellationToken);
            Write($"overview:{i}", _ledger.Overview(definition, _scope, token));
            Write($"emails:{i}", _ledger.Emails(query, definition, _scope, token));
            Write($"scatter:{i}", _ledger.Scatter("open", "click", definition, _scope, token));
            Write($"trend:{i}", _ledger.Series(Measures(definition), null, definition, _scope, token));
            Write($"watch:{i}", _ledger.Watch(_options.Receivers, definition, _scope, token));
            yield return true;
        }
    }

    /// <summary>What receivers say is not lost where there is one email.</summary>
    private IEnumerable<bool> Deliverability()
    {
        for (var i = 0; i < _options.Definitions.Length && !_options.Receivers.IsEmpty; i++)
        {
            Write($"watch:{i}", _ledger.Watch(_options.Receivers, _options.Definitions[i], _scope, _cancellationToken));
            yield return true;
        }
    }

    private IEnumerable<bool> Tests()
    {
        // The variants say which emails are meant, and are compared by when their messages were sent.
        var scope = _scope with { Emails = [] };
        for (var test = 0; test < _options.Tests.Length; test++)
            for (var i = 0; i < _options.Definitions.Length; i++)
            {
                var definition = _options.Definitions[i] with { DateBasis = DateBasis.SendCohort };
                Write($"variants:{test}:{i}", _ledger.CompareVariants(_options.Tests[test], definition, scope, _cancellationToken));
                yield return true;
            }
    }

    private void Write(string part, ScopeDocument document) => Writer.Part(part, json => document.WriteJson(json, _cancellationToken));

    private static Measure[] Measures(Definition definition) =>
        [.. Trends, .. definition.Rates.Select(rate => Measure.Rate(rate.Name))];
}
