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
            WriteCsv = (all, target) => Answers<Part>.WriteCsv(target, all.SelectMany(Lines).SelectMany(Parts), Columns),
        }.Create();

    private static void RefuseMaxRows(ParseResult parsed)
    {
        if (parsed.GetResult("--max-rows") is not null)
            throw new UnusableException("--max-rows: sources are always shown whole");
    }

    private static void Write(Page page, SourcesReport sources)
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

    private static AnswerColumn<Part>[] Columns =>
    [
        new("kind", part => part.Line.Kind),
        new("key", part => part.Line.Row.Key),
        new("visits", part => part.IsFirst ? part.Line.Row.Visits : (long?)null),
        new("contacts", part => part.IsFirst ? part.Line.Row.Contacts : (long?)null),
        new("customers", part => part.IsFirst ? part.Line.Row.Customers : (long?)null),
        new("delivered", part => part.IsFirst ? part.Line.Row.Delivered : null),
        new("currency", part => part.Revenue?.Amount.Currency),
        new("amount", part => part.Revenue?.Amount.Amount),
        new("orders", part => part.Revenue?.Orders),
        new("refunds", part => part.Revenue?.Refunds),
        new("perRecipient", part => part.PerRecipient),
    ];

    /// <summary>A line for each currency; the other numbers stand on the first one only, so that a column adds up.</summary>
    private static IEnumerable<Part> Parts(Line line)
    {
        if (line.Row.Revenue.IsEmpty) return [new Part(line, 0)];
        return line.Row.Revenue.Select((_, place) => new Part(line, place));
    }

    /// <summary>A row, with what its key is: an email, a campaign or another source.</summary>
    private readonly record struct Line(string Kind, SourceRow Row);

    /// <summary>A row with one of its currencies, if it has any.</summary>
    private readonly record struct Part(Line Line, int Place)
    {
        public bool IsFirst => Place == 0;

        public RevenueReport? Revenue => Place < Line.Row.Revenue.Length ? Line.Row.Revenue[Place] : null;

        public decimal? PerRecipient =>
            Place < Line.Row.RevenuePerRecipient.Length ? Line.Row.RevenuePerRecipient[Place].Value : null;
    }
}
