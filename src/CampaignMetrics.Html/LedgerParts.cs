using System.Text.Json;

namespace CampaignMetrics.Html;

/// <summary>Writes a part as JSON.</summary>
internal delegate void PartMaker(Stream json, CancellationToken cancellationToken);

/// <summary>Reads the recipients of a page.</summary>
/// <param name="scope">What the page is of, and who looks.</param>
/// <param name="emails">The emails of the scope.</param>
/// <param name="cancellationToken">Cancels the reading.</param>
internal delegate IPageRecipients RecipientReader(ReportScope scope, IReadOnlyList<PageEmail> emails, CancellationToken cancellationToken);

/// <summary>The parts of a page of a ledger, each by its name: files and live pages are made of them. Thread-safe.</summary>
internal sealed class LedgerParts
{
    private readonly MessageLedger _ledger;
    private readonly HtmlReportOptions _options;
    private readonly ReportScope _scope;
    private readonly RecipientReader _read;
    private readonly LedgerDocuments _documents;
    private readonly Lock _lock = new();
    private IReadOnlyList<PageEmail>? _emails;
    private IPageRecipients? _recipients;

    public LedgerParts(MessageLedger ledger, HtmlReportOptions options, RecipientReader read)
    {
        (_ledger, _options, _read) = (ledger, options, read);
        // Nobody may be named: the same as a viewer who may see no contact.
        _scope = options.WithContacts
            ? options.Scope
            : options.Scope with { Viewer = options.Scope.Viewer with { MaySeeContact = _ => false } };
        _documents = new LedgerDocuments(ledger, options, _scope);
    }

    /// <summary>The first part, and the reports of the scope: what the page shows first.</summary>
    public IEnumerable<string> First() => ["page", .. Reports("")];

    /// <summary>All other parts that are of the ledger.</summary>
    public IEnumerable<string> Rest(CancellationToken cancellationToken)
    {
        var emails = Emails(cancellationToken);
        foreach (var name in emails.Count > 1 ? Portfolio() : Deliverability()) yield return name;
        for (var test = 0; test < _options.Tests.Length; test++)
            for (var i = 0; i < _options.Definitions.Length; i++) yield return $"variants:{test}:{i}";
        for (var i = 0; i < emails.Count; i++)
            foreach (var name in Of(emails[i], i, emails.Count, cancellationToken)) yield return name;
    }

    /// <summary>What makes a part; null where the page has no part of this name.</summary>
    public PartMaker? Find(string text, CancellationToken cancellationToken)
    {
        if (PartName.Find(text) is not { } name) return null;
        return name.Numbers switch
        {
            [] when name.Kind == "page" => WriteIndex,
            [var first, .. var rest] when IsOfDefinition(name.Kind) =>
                first >= _options.Definitions.Length ? null
                : rest is [] ? _documents.Find(name.Kind, first, Emails(cancellationToken).Count > 1)
                : rest is [var number] ? ReportOf(name.Kind, first, number, cancellationToken)
                : null,
            [var test, var definition] when name.Kind == "variants" =>
                test < _options.Tests.Length && definition < _options.Definitions.Length
                    ? _documents.Comparison(_options.Tests[test], _options.Definitions[definition])
                    : null,
            [var number, .. var chunk] when EmailAt(number, cancellationToken) is { HasReport: true } email =>
                OfEmail(name.Kind, email, chunk, cancellationToken),
            _ => null,
        };
    }

    /// <summary>The email that a number in a name means; null where none stands in it, or none has it.</summary>
    public PageEmail? EmailOf(PartName name, CancellationToken cancellationToken) => name switch
    {
        { Kind: "report" or "providers", Numbers: [_, var number] } => EmailAt(number, cancellationToken),
        { Kind: "body" or "recipients" or "history", Numbers: [var number, ..] } => EmailAt(number, cancellationToken),
        _ => null,
    };

    /// <summary>The page's title.</summary>
    public string Title(CancellationToken cancellationToken) => _options.Title
        ?? (Emails(cancellationToken) is [var only] ? only.Listed.Report.Name ?? only.Id.Value : PageIndex.UsualTitle);

    private static bool IsOfDefinition(string kind) => kind is not ("variants" or "body" or "recipients" or "history");

    private PageEmail? EmailAt(int number, CancellationToken cancellationToken) => Emails(cancellationToken).ElementAtOrDefault(number);

    private IEnumerable<string> Reports(string suffix)
    {
        for (var i = 0; i < _options.Definitions.Length; i++)
        {
            yield return $"report:{i}{suffix}";
            yield return $"providers:{i}{suffix}";
        }
    }

    private IEnumerable<string> Portfolio()
    {
        for (var i = 0; i < _options.Definitions.Length; i++)
            foreach (var kind in LedgerDocuments.OfMany) yield return $"{kind}:{i}";
    }

    /// <summary>What receivers say is not lost where there is one email.</summary>
    private IEnumerable<string> Deliverability()
    {
        for (var i = 0; i < _options.Definitions.Length && !_options.Receivers.IsEmpty; i++) yield return $"{LedgerDocuments.Watch}:{i}";
    }

    private IEnumerable<string> Of(PageEmail email, int number, int emails, CancellationToken cancellationToken)
    {
        if (!email.HasReport) yield break;
        // The report of a single email is that of the scope.
        if (emails > 1)
            foreach (var name in Reports($":{number}")) yield return name;
        if (email.Body is not null) yield return $"body:{number}";
        var sizes = Recipients(cancellationToken)?.SizesOf(email.Id, _options.MaxRecipients) ?? default;
        for (var i = 0; i < sizes.Chunks; i++) yield return $"recipients:{number}:{i}";
        for (var i = 0; i < sizes.HistoryChunks; i++) yield return $"history:{number}:{i}";
    }

    private PartMaker? ReportOf(string kind, int definition, int number, CancellationToken cancellationToken)
    {
        var emails = Emails(cancellationToken);
        if (emails.Count < 2 || emails.ElementAtOrDefault(number) is not { HasReport: true } email) return null;
        var own = new LedgerDocuments(_ledger, _options, _scope with { Emails = [email.Id] });
        return kind is "report" or "providers" ? own.Find(kind, definition, isOfMany: false) : null;
    }

    private PartMaker? OfEmail(string kind, PageEmail email, int[] chunk, CancellationToken cancellationToken)
    {
        if (kind == "body") return chunk is [] && email.Body is { } body ? (json, _) => WriteText(body, json) : null;
        if (chunk is not [var at] || Recipients(cancellationToken) is not { } recipients) return null;
        if (kind == "recipients" && recipients.Of(email.Id, cancellationToken) is { } rows)
            return at < rows.Chunks ? (json, _) => rows.Write(at, json) : null;
        return kind == "history" && recipients.HistoriesOf(email.Id, cancellationToken) is { } histories && at < histories.Chunks
            ? (json, _) => histories.Write(at, json)
            : null;
    }

    private void WriteIndex(Stream json, CancellationToken cancellationToken)
    {
        var emails = Emails(cancellationToken);
        var index = new PageIndex(Title(cancellationToken), _options, _options.Definitions)
        {
            Emails = emails,
            EmailsLeftOut = emails.Count(email => !email.HasReport && HasMessages(email.Listed)),
            Recipients = Recipients(cancellationToken),
            Tests = _options.Tests.Length,
            HasWatch = emails.Count > 1 || !_options.Receivers.IsEmpty,
        };
        index.Write(json);
    }

    /// <summary>The emails of the scope, the most recent first.</summary>
    private IReadOnlyList<PageEmail> Emails(CancellationToken cancellationToken)
    {
        lock (_lock) return _emails ??= ReadEmails(cancellationToken);
    }

    private List<PageEmail> ReadEmails(CancellationToken cancellationToken)
    {
        var list = _ledger.Emails(new EmailQuery { Limit = EmailQuery.MaxLimit }, _options.Definitions[0], _scope, cancellationToken);
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

    private IPageRecipients? Recipients(CancellationToken cancellationToken)
    {
        if (!_options.WithContacts) return null;
        lock (_lock) return _recipients ??= _read(_scope, Emails(cancellationToken), cancellationToken);
    }

    /// <summary>A draft has none, and no report either.</summary>
    private static bool HasMessages(ListedEmail email) => email.Report.Counts[Metric.Selected] > 0;

    private static void WriteText(string text, Stream target)
    {
        using var json = new Utf8JsonWriter(target);
        json.WriteStringValue(text);
    }
}
