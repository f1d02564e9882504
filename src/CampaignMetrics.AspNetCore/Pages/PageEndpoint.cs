using System.Security.Cryptography;
using CampaignMetrics.AspNetCore.Reports;
using CampaignMetrics.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>Answers requests for a live page and its parts.</summary>
/// <param name="ledgers">Finds the ledger.</param>
/// <param name="policy">The Content-Security-Policy of the page.</param>
/// <param name="reader">Reads what is asked for.</param>
/// <param name="latest">Keeps what was made.</param>
/// <param name="tags">Tells whether it is known already.</param>
/// <param name="telemetry">Measures how long it takes.</param>
internal sealed class PageEndpoint(
    SeenLedgers ledgers, string policy, PageReader reader, LatestPages latest, ReportTags tags, ReportTelemetry telemetry)
{
    /// <summary>The header of a part with the state of the ledger that it shows, or an earlier one.</summary>
    private const string State = "Campaign-State";

    public Task AnswerAsync(HttpContext context, string ledger) => ledgers.AnswerAsync(context, ledger, async seen =>
    {
        var (page, query) = reader.Read(context.Request, seen);
        if (query.Faults.Count > 0) await Problem.WrongAsync(context, query).ConfigureAwait(false);
        else await WriteAsync(context, page.Options).ConfigureAwait(false);
    });

    public Task AnswerPartAsync(HttpContext context, string ledger, string part) => ledgers.AnswerAsync(context, ledger, async seen =>
    {
        var (page, query) = reader.Read(context.Request, seen);
        context.Response.Headers[State] = tags.StateOf(seen, page.Key);
        if (query.Faults.Count > 0) await Problem.WrongAsync(context, query).ConfigureAwait(false);
        else if (!tags.IsKnown(context, seen, $"{page.Key} {part.Length} {part} {page.Of}"))
            await WriteAsync(context, seen, page, part).ConfigureAwait(false);
    });

    private async Task WriteAsync(HttpContext context, HtmlReportOptions options)
    {
        using var page = new MemoryStream();
        HtmlReportParts.WriteLivePage(page, options);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.CacheControl = "private, no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var bytes = page.GetBuffer().AsMemory(0, (int)page.Length);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 16));
        if (ReportTags.IsKnown(context, new EntityTagHeaderValue($"\"{hash}\""))) return;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task WriteAsync(HttpContext context, SeenLedger seen, AskedPage page, string part)
    {
        using var _ = telemetry.Time("page");
        var made = await latest.MakeAsync(seen, page, part, context.RequestAborted).ConfigureAwait(false);
        if (page.Of is { } of && made.Of != of) await Problem.RenumberedAsync(context).ConfigureAwait(false);
        else if (made.Json is not { } json) await Problem.NoPartAsync(context).ConfigureAwait(false);
        else
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(json, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
