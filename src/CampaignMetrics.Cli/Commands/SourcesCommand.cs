using System.CommandLine;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>sources FILE…</c>: visits, contacts and customers that emails brought, beside those from elsewhere.</summary>
internal static class SourcesCommand
{
    public const string Name = "sources";

    public static Command Create() =>
        new DocumentCommand<SourcesReport>(Name, "Shows the visits, contacts and customers that emails and campaigns brought.")
        {
            Check = (parsed, _) => RefuseMaxRows(parsed),
            Make = asked => [asked.Ledger.Sources(asked.Definition, asked.Scope, asked.CancellationToken)],
            // What no email brought is no sign that the filters select anything.
            IsEmpty = sources => sources.Emails.IsEmpty,
            Show = Write,
            ToTable = sources => sources.ToTable(),
        }.Create();

    private static void RefuseMaxRows(ParseResult parsed)
    {
        if (parsed.GetResult("--max-rows") is not null)
            throw new UnusableException("--max-rows: sources are always shown whole");
    }

    public static void Write(Page page, SourcesReport sources)
    {
        foreach (var kind in Lines(sources).GroupBy(line => line.Kind))
        {
            page.Heading($"By {kind.Key}, {sources.Definition.Title}");
            var table = new PagedTable(["", "visits", "contacts", "customers"], numbers: true);
            foreach (var (_, row) in kind)
                table.Add(
                    [row.Key ?? "(none)", Figures.Count(row.Visits), Figures.Count(row.Contacts), Figures.Count(row.Customers)]);
            table.Write(page);
        }
        if (!Lines(sources).Any()) page.Note("No event converted with the goal visit, contact or customer.");
    }

    private static IEnumerable<Line> Lines(SourcesReport sources) =>
    [
        .. sources.Emails.Select(row => new Line("email", row)), .. sources.Campaigns.Select(row => new Line("campaign", row)),
        .. sources.Others.Select(row => new Line("other source", row)),
    ];

    /// <summary>A row, with what its key is: an email, a campaign or another source.</summary>
    private readonly record struct Line(string Kind, SourceRow Row);
}
