namespace CampaignMetrics.Html;

/// <summary>The documents of a scope that a page shows, each under one of its definitions.</summary>
internal sealed class LedgerDocuments(MessageLedger ledger, HtmlReportOptions options, ReportScope scope)
{
    public const string Watch = "watch";

    /// <summary>Hours up to which an email's timeline is by hour; the reader can then choose longer buckets. Two months.</summary>
    private const int MostHours = 1500;

    /// <summary>What a page of several emails has of all of them together.</summary>
    public static readonly string[] OfMany = ["overview", "emails", "scatter", "trend", Watch];

    private static readonly Measure[] Trends =
    [
        Metric.Sent, Metric.Delivered, Metric.Opened, Metric.Clicked, Metric.Bounced, Metric.Unsubscribed, Metric.SpamReported,
    ];

    /// <param name="kind">The kind of the part.</param>
    /// <param name="number">The number of the definition.</param>
    /// <param name="isOfMany">Whether the page has several emails.</param>
    /// <returns>Null where the page has no such document.</returns>
    public PartMaker? Find(string kind, int number, bool isOfMany)
    {
        var definition = options.Definitions[number];
        return kind switch
        {
            "report" => (json, token) => Write(Report(definition, token), json, token),
            "providers" => Written(token => ledger.Breakdown(Dimension.MailboxProvider, definition, scope, token)),
            Watch when isOfMany || !options.Receivers.IsEmpty => Written(
                token => ledger.Watch(options.Receivers, definition, scope, token)),
            "overview" when isOfMany => Written(token => ledger.Overview(definition, scope, token)),
            "emails" when isOfMany => Written(
                token => ledger.Emails(new EmailQuery { Limit = EmailQuery.MaxLimit }, definition, scope, token)),
            "scatter" when isOfMany => Written(token => ledger.Scatter("open", "click", definition, scope, token)),
            "trend" when isOfMany => Written(token => ledger.Series(Measures(definition), null, definition, scope, token)),
            _ => null,
        };
    }

    /// <summary>A test. The variants say which emails are meant, and are compared by when their messages were sent.</summary>
    public PartMaker Comparison(VariantQuery test, Definition definition) => Written(token => ledger.CompareVariants(
        test, definition with { DateBasis = DateBasis.SendCohort }, scope with { Emails = [] }, token));

    private static PartMaker Written(Func<CancellationToken, ScopeDocument> make) => (json, token) => make(token).WriteJson(json, token);

    /// <summary>A page without contacts names none in what senders wrote, either.</summary>
    private void Write(Report report, Stream target, CancellationToken cancellationToken)
    {
        if (options.WithContacts)
        {
            report.WriteJson(target, cancellationToken);
            return;
        }
        using var json = new MemoryStream();
        report.WriteJson(json, cancellationToken);
        MaskedAddresses.Copy(json.GetBuffer().AsSpan(0, (int)json.Length), target);
    }

    private Report Report(Definition definition, CancellationToken cancellationToken)
    {
        if (scope.Every != Frequency.Day) return ledger.Report(definition, scope, cancellationToken);
        var report = ledger.Report(definition, scope with { Every = Frequency.Hour }, cancellationToken);
        return report.Timeline.Buckets.Length <= MostHours ? report : ledger.Report(definition, scope, cancellationToken);
    }

    private static Measure[] Measures(Definition definition) =>
        [.. Trends, .. definition.Rates.Select(rate => Measure.Rate(rate.Name))];
}
