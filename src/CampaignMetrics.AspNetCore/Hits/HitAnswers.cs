using CampaignMetrics.TrackedMail;
using Microsoft.AspNetCore.Http;

namespace CampaignMetrics.AspNetCore.Hits;

/// <summary>Writes answers to readers.</summary>
internal sealed class HitAnswers(UnsubscribePage page)
{
    /// <summary>After how many seconds somebody shall try again when the store is away.</summary>
    public const int RetrySeconds = 30;

    private static readonly byte[] Pixel = [.. TrackingAnswer.Pixel];

    /// <summary>Nobody keeps an answer, indexes it, or learns the token from where it leads.</summary>
    public static void AddHeaders(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store, private";
        headers.Pragma = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.XContentTypeOptions = "nosniff";
    }

    public static void Refuse(HttpResponse response, int status, int retryAfter = 0)
    {
        response.StatusCode = status;
        if (retryAfter > 0) response.Headers.RetryAfter = $"{retryAfter}";
    }

    public Task WriteAsync(HttpContext context, TrackingAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.StatusCode;
        if (answer.Location is { } location) response.Headers.Location = location;
        if (answer.Allow is { } allow) response.Headers.Allow = allow;
        return answer.Kind switch
        {
            AnswerKind.Pixel => PixelAsync(context),
            AnswerKind.ConfirmPage => PageAsync(context, page.Question),
            AnswerKind.Unsubscribed => PageAsync(context, page.Done),
            AnswerKind.NotFound or AnswerKind.MethodNotAllowed or AnswerKind.Target or AnswerKind.NextStep or AnswerKind.Nothing =>
                Task.CompletedTask,
        };
    }

    public Task PixelAsync(HttpContext context) => BodyAsync(context, "image/gif", Pixel);

    private static Task PageAsync(HttpContext context, byte[] html)
    {
        context.Response.Headers.ContentSecurityPolicy = UnsubscribePage.Policy;
        return BodyAsync(context, "text/html; charset=utf-8", html);
    }

    private static Task BodyAsync(HttpContext context, string type, byte[] body)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }
}
