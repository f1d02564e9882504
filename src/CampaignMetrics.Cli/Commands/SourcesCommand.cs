using System.CommandLine;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>sources FILE…</c>: visits, contacts, customers and revenue that emails brought, beside those from elsewhere.</summary>
internal static class SourcesCommand
{
    public const string Name = "sources";

    public static Command Create() =>
        new DocumentCommand<SourcesReport>(Name, "Shows the visits, contacts, customers and revenue that emails and campaigns brought.")
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
            string[] perRecipient = kind.Any(line => line.Row.Delivered is not null) ? ["per recipient"] : [];
            var table = new PagedTable(["", "visits", "contacts", "customers", "orders", "revenue", .. perRecipient], numbers: true);
            foreach (var (_, row) in kind) table.Add([.. Cells(row).Take(6 + perRecipient.Length)]);
            table.Write(page);
        }
        if (!Lines(sources).Any()) page.Note("No event converted with the goal visit, contact or customer, or states an amount.");
    }

    private static IEnumerable<string> Cells(SourceRow row) =>
    [
        row.Key ?? "(none)", Figures.Count(row.Visits), Figures.Count(row.Contacts), Figures.Count(row.Customers),
        Figures.Count(row.Revenue.Sum(revenue => revenue.Orders)),
        Joined(row.Revenue.Select(revenue => Figures.Invariant($"{revenue.Amount.Amount:N2} {revenue.Amount.Currency}"))),
        Joined(row.RevenuePerRecipient.Select(ratio => ratio.Value is { } value
            ? Figures.Invariant($"{value:N4} {ratio.Amount.Currency}")
            : "–")),
    ];

    private static string Joined(IEnumerable<string> amounts) => string.Join(", ", amounts) is { Length: > 0 } all ? all : "–";

    private static IEnumerable<Line> Lines(SourcesReport sources) =>
    [
        .. sources.Emails.Select(row => new Line("email", row)), .. sources.Campaigns.Select(row => new Line("campaign", row)),
        .. sources.Others.Select(row => new Line("other source", row)),
    ];

    /// <summary>A row, with what its key is: an email, a campaign or another source.</summary>
    private readonly record struct Line(string Kind, SourceRow Row);
}
