using CampaignMetrics.AspNetCore.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>Answers a page that wants to be told of changes, as server-sent events.</summary>
internal sealed class ChangeEndpoint(
    SeenLedgers ledgers, PageReader reader, StreamLimiter limiter, ChangeStreams streams, PageTelemetry telemetry,
    IHostApplicationLifetime lifetime)
{
    public Task AnswerAsync(HttpContext context, string ledger) => ledgers.AnswerAsync(context, ledger, async seen =>
    {
        var (_, query) = reader.Read(context.Request, seen);
        if (query.Faults.Count > 0)
        {
            await Problem.WrongAsync(context, query).ConfigureAwait(false);
            return;
        }
        using var lease = limiter.Enter(context);
        if (lease is null) return;
        telemetry.Begun();
        try
        {
            await FollowAsync(context, ledger, seen).ConfigureAwait(false);
        }
        finally
        {
            telemetry.Ended();
        }
    });

    private async Task FollowAsync(HttpContext context, string ledger, SeenLedger seen)
    {
        Begin(context);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            var followed = new FollowedLedger(context, ledgers, reader, ledger) { Seen = seen };
            await streams.WriteAsync(followed, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The page was closed, or the host stops: it comes back, and says what it has heard last.
        }
    }

    private static void Begin(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        // Nginx would keep events back.
        headers["X-Accel-Buffering"] = "no";
    }
}
