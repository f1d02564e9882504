using System.Security.Cryptography;
using CampaignMetrics.AspNetCore.Webhooks;
using CampaignMetrics.TrackedMail;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Hits;

/// <summary>Answers a request for an address in a tracked mail, once its events are durable.</summary>
internal sealed class HitEndpoint(
    TrackingEndpoint tracking, HitRecorder recorder, HitLimiter limiter, HitTelemetry telemetry, HitAnswers answers,
    IOptions<CampaignTrackingOptions> options, TimeProvider time)
{
    /// <summary>The form of an unsubscription has some 30 bytes.</summary>
    private const int MaxBodyBytes = 4_096;

    private static readonly TimeSpan BodyTimeout = TimeSpan.FromSeconds(10);

    private int _waiting;

    public async Task AnswerAsync(HttpContext context, string token)
    {
        HitAnswers.AddHeaders(context.Response);
        if (await AdmittedAsync(context, token).ConfigureAwait(false) is not { } answer) return;
        // Who waits for a step's time holds no place among the requests.
        if (!await IsWaitedForAsync(answer.Delay, context.RequestAborted).ConfigureAwait(false))
            await answers.PixelAsync(context).ConfigureAwait(false);
        else await answers.WriteAsync(context, answer).ConfigureAwait(false);
    }

    /// <returns>Null where the refusal is written already.</returns>
    private async Task<TrackingAnswer?> AdmittedAsync(HttpContext context, string token)
    {
        using var lease = await limiter.EnterAsync(context).ConfigureAwait(false);
        if (lease.IsAcquired) return await RecordedAsync(context, token).ConfigureAwait(false);
        HitAnswers.Refuse(context.Response, StatusCodes.Status429TooManyRequests, RequestLimiter.RetryAfter(lease));
        return null;
    }

    private async Task<TrackingAnswer?> RecordedAsync(HttpContext context, string token)
    {
        var form = default(Dictionary<string, string>);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            using var body = await RequestBody.ReadAsync(context, MaxBodyBytes, BodyTimeout, time).ConfigureAwait(false);
            if (body.Refusal != 0)
            {
                HitAnswers.Refuse(context.Response, body.Refusal);
                return null;
            }
            form = await PostedForm.ReadAsync(context.Request.ContentType, body.Bytes).ConfigureAwait(false);
        }
        return await RecordedAsync(context.Response, tracking.Answer(HitOf(context, token, form))).ConfigureAwait(false);
    }

    private async Task<TrackingAnswer?> RecordedAsync(HttpResponse response, TrackingAnswer answer)
    {
        if (answer.Token is not { } token)
        {
            telemetry.Refused(answer.Fault!.Value);
            return answer;
        }
        var recording = await recorder.RecordAsync(answer).ConfigureAwait(false);
        if (recording == Recording.NoLedger)
        {
            telemetry.Refused("unknownLedger");
            HitAnswers.Refuse(response, StatusCodes.Status404NotFound);
            return null;
        }
        telemetry.Hit(token.Kind);
        // A reader gets on without the store; that somebody is unsubscribed must be true.
        if (recording != Recording.Lost || answer.Kind != AnswerKind.Unsubscribed) return answer;
        HitAnswers.Refuse(response, StatusCodes.Status503ServiceUnavailable, HitAnswers.RetrySeconds);
        return null;
    }

    /// <returns>Whether the time passed; not where too many wait already.</returns>
    private async Task<bool> IsWaitedForAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay <= TimeSpan.Zero) return true;
        try
        {
            if (Interlocked.Increment(ref _waiting) > options.Value.WaitingSteps) return false;
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private TrackingHit HitOf(HttpContext context, string token, Dictionary<string, string>? form)
    {
        var headers = context.Request.Headers;
        return new TrackingHit
        {
            Token = token, Method = context.Request.Method, At = time.GetUtcNow(),
            Id = new EventId(RandomNumberGenerator.GetHexString(32, lowercase: true)),
            Ip = AddressOf(context), UserAgent = headers.UserAgent is [var agent, ..] ? agent : null, Range = First(headers.Range),
            SecPurpose = First(headers["Sec-Purpose"]), Purpose = First(headers["Purpose"]), XMoz = First(headers["X-Moz"]),
            Form = form,
        };
    }

    private static string? First(Microsoft.Extensions.Primitives.StringValues values) => values is [var first, ..] ? first : null;

    private static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        var address => address?.ToString(),
    };
}
