using CampaignMetrics.Cli.Commands;

namespace CampaignMetrics.Cli.Output;

/// <summary>Shows saved reports that were made.</summary>
internal static class SavedPage
{
    /// <summary>What a list of recipients shows where no columns were saved: what fits.</summary>
    private static readonly string[] OfRecipients = ["contact", "email", "disposition", "askedAt"];

    public static void Write(Page page, SavedRun run)
    {
        page.Title(run.Saved.Name, run.Saved.Period is { } period ? $"  {period}" : "");
        if (!run.Saved.Columns.IsEmpty) WriteTable(page, run, run.ToTable());
        else if (run.Document is Report report) TerminalReport.Write(report, page);
        else if (run.Document is RecipientPage recipients) WriteRecipients(page, run, recipients);
        else WriteDocument(page, run);
    }

    private static void WriteDocument(Page page, SavedRun run)
    {
        if (run.Document is ScopeDocument told) DocumentHeading.Write(page, [told]);
        switch (run.Document)
        {
            case Breakdown breakdown: BreakdownCommand.Write(page, breakdown); break;
            case Series series: SeriesCommand.Write(page, series); break;
            case TimesReport times: TimesCommand.Write(page, times); break;
            case SourcesReport sources: SourcesCommand.Write(page, sources); break;
            case UnsubscriptionReport unsubscriptions: UnsubscriptionsCommand.Write(page, unsubscriptions); break;
            case EmailList emails: EmailsCommand.Write(page, emails); break;
            case Overview overview: OverviewCommand.Write(page, overview); break;
            case EmailScatter scatter: ScatterCommand.Write(page, scatter); break;
            case EmailRanking ranking: RankCommand.Write(page, ranking); break;
            case AutomatedEmails automated: AutomatedCommand.Write(page, automated); break;
            case WatchReport watch: WatchCommand.Write(page, watch); break;
            case VariantComparison test: AbCommand.Write(page, test); break;
            default: WriteTable(page, run, run.ToTable()); break;
        }
    }

    private static void WriteRecipients(Page page, SavedRun run, RecipientPage recipients)
    {
        WriteTable(page, run, run.ToTable().Select(OfRecipients));
        var more = recipients.Messages - recipients.Recipients.Length;
        if (more > 0) page.Note(Figures.More(more));
    }

    private static void WriteTable(Page page, SavedRun run, Table table)
    {
        page.Heading($"{JsonName.Of<SavedKind>(run.Saved.Kind)}, {run.Saved.Definition.Title}");
        var shown = new PagedTable([.. table.Columns.Select(column => column.Name)]);
        table.Read(cells => shown.Add([.. cells.ToArray().Select(cell => cell.ToString())]));
        shown.Write(page);
    }
}
