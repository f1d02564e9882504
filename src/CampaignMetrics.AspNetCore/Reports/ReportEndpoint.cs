using System.Collections.Immutable;
using System.Globalization;
using CampaignMetrics.AspNetCore.Reports.Parameters;
using CampaignMetrics.DependencyInjection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>Answers a request for a report.</summary>
internal sealed class ReportEndpoint(
    CampaignLedgers ledgers, IReportVisibility visibility, ReportTags tags, ReportTelemetry telemetry,
    IOptions<CampaignMetricsOptions> options, TimeProvider time)
{
    public async Task AnswerAsync(HttpContext context, string ledger, ReportRoute route)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            var access = await visibility.FindAsync(context.User, ledger, context.RequestAborted).ConfigureAwait(false);
            var found = access is null ? null : await ledgers.FindAsync(ledger, context.RequestAborted).ConfigureAwait(false);
            if (found is null) await Problem.NoLedgerAsync(context).ConfigureAwait(false);
            else await AnswerAsync(context, found, access!, route).ConfigureAwait(false);
        }
        // Spilled messages cannot be read, or memory was built anew meanwhile.
        catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException && !context.Response.HasStarted)
        {
            await Problem.UnavailableAsync(context).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context, DurableLedger ledger, ReportAccess access, ReportRoute route)
    {
        var query = new Query(context.Request.Query, route.Parameters);
        var basis = ReportBasis.Read(query, options.Value.Definitions, access.Viewer, time.GetUtcNow());
        var make = route.Plan(query, basis);
        var format = query.Word(route.Format) ?? route.Format.Words[0];
        var columns = query.List(ReportParameters.Columns);
        if (format == "json" && !columns.IsEmpty) query.Fault(ReportParameters.Columns.Name, "is for csv and ndjson");
        if (query.Faults.Count > 0) await Problem.WrongAsync(context, query).ConfigureAwait(false);
        else if (!IsKnown(context, ledger, access, basis.Scope))
            await MakeAsync(context, ledger, route.Name, query, make, format, columns).ConfigureAwait(false);
    }

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

    /// <summary>Whether who asks has the answer already, and was told so. Answers are of one user, and asked for again each time.</summary>
    private bool IsKnown(HttpContext context, DurableLedger ledger, ReportAccess access, ReportScope scope)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = access.Version is null ? "private, no-store" : "private, no-cache";
        if (access.Version is not { } version) return false;
        var request = context.Request;
        var asked = string.Create(CultureInfo.InvariantCulture, $"{request.Path}{request.QueryString} {scope.From:O} {scope.To:O}");
        var tag = tags.Of(ledger, asked, version);
        headers.ETag = tag.ToString();
        if (!request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))) return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
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
