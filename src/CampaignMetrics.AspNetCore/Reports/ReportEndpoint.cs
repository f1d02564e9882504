using System.Collections.Immutable;
using System.Globalization;
using CampaignMetrics.AspNetCore.Reports.Parameters;
using CampaignMetrics.DependencyInjection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>Answers a request for a report.</summary>
internal sealed class ReportEndpoint(
    SeenLedgers ledgers, ReportTags tags, ReportTelemetry telemetry, IOptions<CampaignMetricsOptions> options, TimeProvider time)
{
    public Task AnswerAsync(HttpContext context, string ledger, ReportRoute route) =>
        ledgers.AnswerAsync(context, ledger, seen => AnswerAsync(context, seen, route));

    private async Task AnswerAsync(HttpContext context, SeenLedger seen, ReportRoute route)
    {
        var query = new Query(context.Request.Query, route.Parameters);
        var basis = ReportBasis.Read(query, options.Value.Definitions, seen.Access.Viewer, time.GetUtcNow());
        var make = route.Plan(query, basis);
        var format = query.Word(route.Format) ?? route.Format.Words[0];
        var columns = query.List(ReportParameters.Columns);
        if (format == "json" && !columns.IsEmpty) query.Fault(ReportParameters.Columns.Name, "is for csv and ndjson");
        if (query.Faults.Count > 0) await Problem.WrongAsync(context, query).ConfigureAwait(false);
        else if (!tags.IsKnown(context, seen, AskedOf(context.Request, basis.Scope)))
            await MakeAsync(context, seen.Ledger, route.Name, query, make, format, columns).ConfigureAwait(false);
    }

    private static string AskedOf(HttpRequest request, ReportScope scope) =>
        string.Create(CultureInfo.InvariantCulture, $"{request.Path}{request.QueryString} {scope.From:O} {scope.To:O}");

    private async Task MakeAsync(
        HttpContext context, DurableLedger ledger, string kind, Query query, ReportMaker make, string format,
        ImmutableArray<string> columns)
    {
        using var _ = telemetry.Time(kind);
        var made = make(ledger.Messages, context.RequestAborted);
        var table = made is null || format == "json" ? null : Selected(made.ToTable(), columns, query);
        if (query.Faults.Count > 0)
        {
            await Problem.WrongAsync(context, query).ConfigureAwait(false);
            return;
        }
        context.Response.ContentType = TypeOf(format);
        if (table is null) await made!.WriteJsonAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        else await table.WriteAsync(context.Response.Body, FormOf(format), context.RequestAborted).ConfigureAwait(false);
    }

    private static Table? Selected(Table table, ImmutableArray<string> columns, Query query)
    {
        if (columns.IsEmpty) return table;
        var names = table.Columns.Select(column => column.Name).ToList();
        if (columns.Distinct(StringComparer.Ordinal).Count() == columns.Length && columns.All(names.Contains)) return table.Select(columns);
        query.Fault(ReportParameters.Columns.Name, $"a name is of no column, or stands twice; there are {string.Join(", ", names)}");
        return null;
    }

    public static TableFormat FormOf(string format) => format == "csv" ? TableFormat.Csv : TableFormat.Ndjson;

    public static string TypeOf(string format) => format switch
    {
        "csv" => "text/csv; charset=utf-8",
        "ndjson" => "application/x-ndjson",
        _ => "application/json",
    };
}
