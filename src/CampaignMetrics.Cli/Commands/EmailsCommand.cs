using System.CommandLine;
using System.Globalization;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>emails FILE…</c>: the list of emails, also those without events.</summary>
internal static class EmailsCommand
{
    public const string Name = "emails";

    private static readonly string[] Usual =
        ["status", "sentAt", "delivered", "open", "click", "subject", "from", "sentBy"];

    private static readonly string[] Properties = [.. Enum.GetValues<EmailProperty>().Select(known => JsonName.Of<EmailProperty>(known)!)];

    public static Command Create()
    {
        var search = new Option<string?>("--search") { Description = "Only emails that have all these words.", HelpName = "WORDS" };
        var sort = new Option<string?>("--sort")
        {
            Description =
                "The column to sort by: sentAt, email, name, subject, from, sentBy, campaign, type, team, businessUnit, workflow, status, a "
                + "metric or a rate [default: sentAt].",
            HelpName = "COLUMN",
        };
        var ascending = new Option<bool>("--ascending")
        {
            Arity = ArgumentArity.Zero, Description = "Smallest, earliest or first in the alphabet first.",
        };
        var offset = Numbers.Option("--offset", "How many emails to pass over.", preset: 0, least: 0, most: int.MaxValue);
        var limit = Numbers.Option(
            "--limit", "The most emails to list.", preset: new EmailQuery().Limit, least: 1, most: EmailQuery.MaxLimit);
        var columns = new Option<string?>("--columns")
        {
            Description = "The columns beside the email, separated by commas [default: " + string.Join(",", Usual) + "; csv: all].",
            HelpName = "COLUMN,…",
        };
        // Known once the command line was checked.
        List<EmailColumn> shown = [];
        var named = false;
        return new DocumentCommand<EmailList>(Name, "Lists emails with status, deliveries and rates, also those without events.")
        {
            Check = (parsed, definition) =>
            {
                ColumnOf(parsed.GetValue(sort) ?? "sentAt", definition);
                named = parsed.GetValue(columns) is not null;
                shown = ColumnsOf(parsed.GetValue(columns), definition);
            },
            Make = asked =>
            [
                asked.Ledger.Emails(
                    new EmailQuery
                    {
                        Search = asked.Parsed.GetValue(search), Ascending = asked.Parsed.GetValue(ascending),
                        SortBy = ColumnOf(asked.Parsed.GetValue(sort) ?? "sentAt", asked.Definition),
                        Offset = asked.Parsed.GetValue(offset), Limit = asked.Parsed.GetValue(limit),
                    },
                    asked.Definition, asked.Scope, asked.CancellationToken),
            ],
            IsEmpty = list => list.Total == 0 && string.IsNullOrWhiteSpace(list.Query.Search),
            Show = (page, list) => Write(page, list, shown),
            ToTable = list => named ? list.ToTable().Select(["email", "name", .. shown.Select(TableName)]) : list.ToTable(),
        }.Create(search, sort, ascending, offset, limit, columns);
    }

    public static void Write(Page page, EmailList list) => Write(page, list, ColumnsOf(null, list.Definition));

    private static void Write(Page page, EmailList list, IReadOnlyList<EmailColumn> columns)
    {
        page.Heading($"Emails, {list.Definition.Title}");
        // A column of which nothing is known only takes room.
        EmailColumn[] shown =
        [
            .. columns.Where(column => column.Property is not { } property || list.Emails.Any(email => Has(email, property))),
        ];
        var table = new PagedTable(["", .. shown.Select(column => column.ToString())], numbers: true)
        {
            Texts = [.. Enumerable.Range(1, shown.Length).Where(i => shown[i - 1].Property is not null)],
        };
        foreach (var email in list.Emails)
            table.Add([email.Report.Name ?? email.Report.Email.Value, .. shown.Select(column => CellOf(email, column, list.Scope.Zone))]);
        if (!list.Emails.IsEmpty) table.Write(page);
        page.Note(Place(list));
        var unmeasured = list.Emails.SelectMany(email => shown.Select(column => ReasonOf(email, column)));
        if (Figures.Unmeasured(unmeasured) is { } why) page.Note(why);
    }

    private static string Place(EmailList list) => list switch
    {
        { Total: 0, Query.Search: null } => "no email is selected",
        { Total: 0 } => "no email has these words",
        { Emails.IsEmpty: true } => Figures.Invariant($"the list ends before: it has {list.Total:N0}"),
        { Emails.Length: var length, Total: var total, Query.Offset: var first } when length < total =>
            Figures.Invariant($"{first + 1:N0} to {first + length:N0} of {total:N0}: see --offset and --limit"),
        _ => Counted.Of(list.Total, "email"),
    };

    private static bool Has(ListedEmail email, EmailProperty property) =>
        property == EmailProperty.SentAt ? email.Report.SentAt is not null : email.TextOf(property) is not null;

    private static string CellOf(ListedEmail email, EmailColumn column, TimeZoneInfo zone) => column switch
    {
        { Property: EmailProperty.SentAt } => email.Report.SentAt is { } at
            ? TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : "–",
        { Property: { } property } => email.TextOf(property) ?? "–",
        { Measure: { Metric: { } metric } } => Figures.Count(email.Report.Counts.Measured(metric)),
        _ => Figures.Percent(email.Report.Rates[column.Measure!.Value.RateName!].Value),
    };

    private static string? ReasonOf(ListedEmail email, EmailColumn column) => column.Measure switch
    {
        null => null,
        { Metric: { } metric } => email.Report.Counts.ReasonAgainst(metric),
        { RateName: var rate } => email.Report.Rates[rate!].Ratio.NotMeasured,
    };

    private static EmailColumn ColumnOf(string name, Definition definition)
    {
        if (EmailColumn.TryParse(name, null, out var column) && column.Property is not null) return column;
        return MeasureList.Find(name, definition)
            ?? throw new UnusableException(Names.Unknown(name, "column", [.. Properties, .. MeasureList.NamesOf(definition)]));
    }

    private static List<EmailColumn> ColumnsOf(string? list, Definition definition)
    {
        var names = list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? Usual;
        if (names.Length == 0) throw new UnusableException("--columns: names none");
        return [.. names.Where(name => name is not ("email" or "name")).Select(name => ColumnOf(name, definition)).Distinct()];
    }

    private static string TableName(EmailColumn column) =>
        column.Measure is { RateName: { } rate } ? $"{rate}Rate" : column.ToString();
}
