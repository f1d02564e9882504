using CampaignMetrics.DependencyInjection;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Verification;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Webhooks;

/// <summary>Answers a request of a provider. Success is told once the events are durable, and not before.</summary>
internal sealed class WebhookEndpoint(
    CampaignLedgers ledgers, IWebhookSources sources, WebhookLimiter limiter, SubscriptionConfirmer confirmer, WebhookTelemetry telemetry,
    IOptions<CampaignWebhookOptions> options, TimeProvider time, ILogger<CampaignLedgers> logger)
{
    private const string Unknown = "unknown";

    /// <summary>After how many seconds a provider shall try again when the store is away; each has its own mind, mostly.</summary>
    private const int RetrySeconds = 30;

    public async Task AnswerAsync(HttpContext context, string ledger, string provider)
    {
        using var lease = await limiter.EnterAsync(context).ConfigureAwait(false);
        if (!lease.IsAcquired)
        {
            RetryAfter(context, RequestLimiter.RetryAfter(lease));
            Answer(context, Unknown, StatusCodes.Status429TooManyRequests);
            return;
        }
        if (await sources.FindAsync(ledger, provider, context.RequestAborted).ConfigureAwait(false) is not { } source)
            Answer(context, Unknown, StatusCodes.Status404NotFound);
        else Answer(context, source.Provider.Name, await StatusAsync(context, ledger, source).ConfigureAwait(false));
    }

    private async Task<int> StatusAsync(HttpContext context, string ledger, WebhookSource source)
    {
        // Some providers look first whether the address is there: Mandrill by HEAD, Unisender Go by GET.
        if (!HttpMethods.IsPost(context.Request.Method)) return StatusCodes.Status200OK;
        using var body = await RequestBody.ReadAsync(context, source.Reading.MaxBodyBytes, options.Value.BodyTimeout, time)
            .ConfigureAwait(false);
        if (body.Refusal != 0) return body.Refusal;
        var request = new WebhookRequest(body.Bytes) { Headers = HeadersOf(context.Request), ReceivedAt = time.GetUtcNow() };
        if (!await IsVerifiedAsync(context, ledger, source, request).ConfigureAwait(false)) return StatusCodes.Status401Unauthorized;
        var read = source.Provider.Read(request, source.Reading);
        Tell(read, ledger, source.Provider.Name);
        if (!await IsStoredAsync(ledger, source.Provider.Name, read).ConfigureAwait(false)
            || !await IsConfirmedAsync(ledger, source.Provider.Name, read.Confirmation, context.RequestAborted).ConfigureAwait(false))
        {
            RetryAfter(context, RetrySeconds);
            return StatusCodes.Status503ServiceUnavailable;
        }
        // What could not be read is not acknowledged, so that somebody notices it at the provider.
        return read.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    private async Task<bool> IsVerifiedAsync(HttpContext context, string ledger, WebhookSource source, WebhookRequest request)
    {
        foreach (var verifier in source.Verifiers)
        {
            var verification = await verifier.VerifyAsync(request, context.RequestAborted).ConfigureAwait(false);
            if (verification.IsVerified) continue;
            WebhookLog.Unverified(logger, source.Provider.Name, ledger, verification.Reason);
            // Amazon SNS and clients of OAuth send credentials only after they were asked for.
            context.Response.Headers.WWWAuthenticate = verifier is BearerVerifier ? "Bearer" : "Basic realm=\"webhooks\"";
            return false;
        }
        return true;
    }

    private async Task<bool> IsStoredAsync(string ledger, string provider, WebhookResult read)
    {
        if (read.Events.Count == 0) return true;
        try
        {
            // A client that is gone changes nothing: the events are worth keeping.
            var applied = await ledgers.AppendAsync(ledger, provider, [.. read.Events.Select(told => told.Event)], CancellationToken.None)
                .ConfigureAwait(false);
            if (applied.Rejected is [var first, ..])
                WebhookLog.Skipped(logger, applied.Rejected.Length, provider, ledger, first.Reason);
            return true;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException)
        {
            WebhookLog.Unstored(logger, provider, ledger, e.Message);
            return false;
        }
    }

    private async Task<bool> IsConfirmedAsync(
        string ledger, string provider, SubscriptionConfirmation? asked, CancellationToken cancellationToken)
    {
        if (asked is null || !options.Value.ConfirmsSubscriptions) return true;
        var isDone = await confirmer.ConfirmAsync(asked, cancellationToken).ConfigureAwait(false);
        if (isDone) WebhookLog.Confirmed(logger, provider, ledger, asked.Topic);
        else WebhookLog.Unconfirmed(logger, provider, ledger, asked.Topic);
        return isDone;
    }

    private void Tell(WebhookResult read, string ledger, string provider)
    {
        if (read.Skipped is [var first, ..])
        {
            telemetry.Skipped(provider, read.Skipped.Count);
            WebhookLog.Skipped(logger, read.Skipped.Count, provider, ledger, first.Reason);
        }
        if (read.Refusal is { } refusal) WebhookLog.Refused(logger, provider, ledger, refusal);
    }

    private void Answer(HttpContext context, string provider, int status)
    {
        context.Response.StatusCode = status;
        telemetry.Answered(provider, status);
    }

    private static void RetryAfter(HttpContext context, int seconds) => context.Response.Headers.RetryAfter = $"{seconds}";

    private static WebhookHeaders HeadersOf(HttpRequest request)
    {
        var headers = new WebhookHeaders();
        foreach (var (name, values) in request.Headers)
            foreach (var value in values) headers.Add(name, value ?? "");
        return headers;
    }
}
