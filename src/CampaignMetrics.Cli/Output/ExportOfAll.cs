using System.Globalization;

namespace CampaignMetrics.Cli.Output;

/// <summary>Everything that a ledger can tell of a scope, file by file.</summary>
internal sealed class ExportOfAll(
    MessageLedger ledger, Definition definition, ReportScope scope, CancellationToken cancellationToken)
{
    /// <summary>All but tags, which are added by their names.</summary>
    private static readonly Dimension[] Dimensions =
    [
        .. Enum.GetValues<DimensionKind>().Where(kind => kind != DimensionKind.Tag)
            .Select(kind => Dimension.Parse(JsonName.Of<DimensionKind>(kind)!, CultureInfo.InvariantCulture)),
    ];

    public void WriteTo(ExportFolder folder)
    {
        var report = ledger.Report(definition, scope, cancellationToken);
        folder.Write("report.json", "report", stream =>
        {
            report.WriteJson(stream, cancellationToken);
            stream.Write("\n"u8);
            return null;
        });
        folder.Write("emails.json", "catalog", stream =>
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes($"{ledger.Catalog}\n"));
            return null;
        });
        Write(folder, "report", report.ToTable());
        WriteBreakdowns(folder);
        Write(folder, "series", ledger.Series(Measures(), null, definition, scope, cancellationToken).ToTable());
        Write(folder, "emails", Table.Concat(EmailPages(report).Select(page => page.ToTable())));
        Write(folder, "overview", ledger.Overview(definition, scope, cancellationToken).ToTable());
        Write(folder, "scatter", new EmailScatter(report).ToTable());
        Write(folder, "ranking", new EmailRanking(report).ToTable());
        Write(folder, "automated", ledger.AutomatedEmails(cohorts: true, definition, scope, cancellationToken).ToTable());
        Write(folder, "watch", ledger.Watch([], definition, scope, cancellationToken).ToTable());
        Write(folder, "orders", ledger.Orders(null, definition, scope, cancellationToken).ToTable());
        Write(folder, "times", ledger.Times(definition, scope, cancellationToken).ToTable());
        Write(folder, "sources", ledger.Sources(definition, scope, cancellationToken).ToTable());
        Write(folder, "unsubscriptions", ledger.Unsubscriptions(definition, scope, cancellationToken).ToTable());
        WriteRecipients(folder, report.Counts.Measured(Metric.Selected) ?? 0);
        WriteEvents(folder);
        folder.WriteManifest(report);
    }

    private void WriteBreakdowns(ExportFolder folder)
    {
        Dimension[] by = [.. Dimensions, .. ledger.Dimensions().Select(known => known.By).Where(known => known.TagName is not null)];
        var breakdowns = ledger.Breakdowns(by, definition, scope, cancellationToken);
        foreach (var breakdown in breakdowns.Where(breakdown => breakdown.By.TagName is null))
            Write(folder, $"by-{breakdown.By}", breakdown.ToTable());
        // A tag's name may hold what no file's name may; the column "by" tells the tags apart.
        Table[] tags = [.. breakdowns.Where(breakdown => breakdown.By.TagName is not null).Select(breakdown => breakdown.ToTable())];
        if (tags.Length > 0) Write(folder, "by-tag", Table.Concat(tags));
    }

    /// <summary>All emails: a single page has a limit.</summary>
    private IEnumerable<EmailList> EmailPages(Report report)
    {
        var page = PageAt(0);
        yield return page;
        for (var listed = page.Emails.Length; listed < page.Total; listed += page.Emails.Length)
            yield return page = PageAt(listed);

        EmailList PageAt(int offset) =>
            new(report, ledger.Catalog, new EmailQuery { Offset = offset, Limit = EmailQuery.MaxLimit });
    }

    private void WriteRecipients(ExportFolder folder, long messages)
    {
        var query = new RecipientQuery { Kind = Metric.Selected, Definition = definition, Scope = scope };
        folder.WriteTable("recipients", messages, ledger.RecipientTable(query), cancellationToken);
    }

    private void WriteEvents(ExportFolder folder)
    {
        var query = new EventQuery { Definition = definition, Scope = scope };
        // As lines they can be read back; in other formats they are a table like the others.
        if (folder.Format == AnswerFormat.Ndjson)
            folder.Write("events.ndjson", "events", stream => ledger.Export(stream, query, cancellationToken).Events);
        else folder.WriteTable("events", ledger.EventCount, ledger.EventTable(query), cancellationToken);
    }

    private void Write(ExportFolder folder, string content, Table table) => folder.WriteTable(content, 0, table, cancellationToken);

    private List<Measure> Measures() =>
        [.. Enum.GetValues<Metric>().Select(Measure.Of), .. definition.Rates.Select(rate => Measure.Rate(rate.Name))];
}
