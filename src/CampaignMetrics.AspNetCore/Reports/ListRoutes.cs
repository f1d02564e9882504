using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CampaignMetrics.AspNetCore.Reports.Parameters;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>Lists, in pages or as a whole.</summary>
internal static class ListRoutes
{
    /// <summary>Long lists are written row by row.</summary>
    private static readonly Parameter ExportFormat = Parameter.Of("format", "The form of the answer; ndjson by default.", "ndjson", "csv");

    public static ReportRoute Emails { get; } = new(
        "emails", "The list of emails, also those without events, a page at a time.",
        [ReportParameters.Search, ReportParameters.Sort, ReportParameters.Ascending, ReportParameters.Offset, ReportParameters.Limit],
        (query, basis) =>
        {
            var asked = new EmailQuery
            {
                Search = query.Text(ReportParameters.Search), SortBy = SortOf(query, basis.Definition),
                Ascending = query.Flag(ReportParameters.Ascending), Offset = OffsetOf(query), Limit = LimitOf(query),
            };
            return (ledger, cancellationToken) =>
            {
                var list = ledger.Emails(asked, basis.Definition, basis.Scope, cancellationToken);
                return new MadeReport(list.WriteJsonAsync, list.ToTable);
            };
        });

    public static ReportRoute Recipients { get; } = new(
        "recipients", "The messages behind a number, a page at a time, the earliest first.",
        [ReportParameters.Kind, ReportParameters.Link, ReportParameters.Role, ReportParameters.Limit, ReportParameters.Cursor],
        (query, basis) =>
        {
            var asked = RecipientsOf(query, basis);
            var (limit, cursor) = (LimitOf(query), query.Text(ReportParameters.Cursor));
            return (ledger, cancellationToken) =>
            {
                var read = ledger.Recipients(asked with { PageSize = limit, After = cursor }, cancellationToken);
                if (read.Page is { } page) return Made(page, ListJson.Default.RecipientPage, page.ToTable);
                query.Fault(ReportParameters.Cursor.Name, read.Error!);
                return null;
            };
        });

    public static ReportRoute Orders { get; } = new(
        "orders", "The orders behind revenue, each with the email that is credited with it, a page at a time.",
        [ReportParameters.Offset, ReportParameters.Limit],
        (query, basis) =>
        {
            var asked = new OrderQuery { Offset = OffsetOf(query), Limit = LimitOf(query) };
            return (ledger, cancellationToken) =>
            {
                var orders = ledger.Orders(asked, basis.Definition, basis.Scope, cancellationToken);
                return Made(orders, ListJson.Default.OrderList, orders.ToTable);
            };
        });

    public static ReportRoute ExportRecipients { get; } = new(
        "export/recipients", "The whole list behind a number, by contact, however long.",
        [ReportParameters.Kind, ReportParameters.Link, ReportParameters.Role],
        (query, basis) =>
        {
            var asked = RecipientsOf(query, basis);
            return (ledger, _) => Table(ledger.RecipientTable(asked));
        }) { Format = ExportFormat };

    public static ReportRoute ExportEvents { get; } = new(
        "export/events", "Every event with what the library knows of it, however many.", [],
        (_, basis) => (ledger, _) => Table(ledger.EventTable(new EventQuery { Definition = basis.Definition, Scope = basis.Scope })))
    {
        Format = ExportFormat,
    };

    private static RecipientQuery RecipientsOf(Query query, ReportBasis basis)
    {
        var kind = RecipientKind.Find(query.Word(ReportParameters.Kind) ?? "") ?? Metric.Opened;
        var link = query.Text(ReportParameters.Link);
        var role = query.Word(ReportParameters.Role) is { } word ? Enum.Parse<LinkRole>(word, ignoreCase: true) : default(LinkRole?);
        if (role is not null && link is null) query.Fault(ReportParameters.Role.Name, "needs link, which names the link");
        return new RecipientQuery { Kind = kind, Link = link, Role = role, Definition = basis.Definition, Scope = basis.Scope };
    }

    private static EmailColumn SortOf(Query query, Definition definition)
    {
        var column = query.Value(
            ReportParameters.Sort, text => EmailColumn.TryParse(text, null, out var known) ? known : default(EmailColumn?)) ?? default;
        if (column.Measure?.RateName is { } name && !definition.Rates.Any(rate => rate.Name == name))
            query.Fault(ReportParameters.Sort.Name, "there is no such column");
        return column;
    }

    private static int OffsetOf(Query query) => query.Number(ReportParameters.Offset, 0, int.MaxValue) ?? 0;

    private static int LimitOf(Query query) => query.Number(ReportParameters.Limit, 1, ReportParameters.MostLimit) ?? 100;

    private static MadeReport Made<T>(T list, JsonTypeInfo<T> type, Func<Table> table) =>
        new((stream, cancellationToken) => JsonSerializer.SerializeAsync(stream, list, type, cancellationToken), table);

    private static MadeReport Table(Table table) => new(
        (_, _) => throw new InvalidOperationException("An export has no JSON document."), () => table);
}
