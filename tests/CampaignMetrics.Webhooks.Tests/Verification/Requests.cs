using System.Text;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Verification;

/// <summary>Requests to verify, and what becomes of them when a byte is changed on the way.</summary>
internal static class Requests
{
    public static WebhookRequest Of(string body, params (string Name, string Value)[] headers)
    {
        var all = new WebhookHeaders();
        foreach (var (name, value) in headers) all.Add(name, value);
        return new WebhookRequest(Encoding.UTF8.GetBytes(body)) { Headers = all };
    }

    public static bool Accepts(this IWebhookVerifier verifier, WebhookRequest request) => Verify(verifier, request).IsVerified;

    public static string? Refuses(this IWebhookVerifier verifier, WebhookRequest request) => Verify(verifier, request).Reason;

    /// <summary>The request with each byte of its body changed in turn.</summary>
    public static IEnumerable<WebhookRequest> WithChangedBody(this WebhookRequest request)
    {
        for (var i = 0; i < request.Body.Length; i++)
        {
            var body = request.Body.ToArray();
            body[i] ^= 1;
            yield return new WebhookRequest(body) { Headers = request.Headers };
        }
    }

    /// <summary>The request with each character of a header's value changed in turn, and without the header.</summary>
    public static IEnumerable<WebhookRequest> WithChangedHeader(this WebhookRequest request, string name)
    {
        var value = request.Headers[name]!;
        for (var i = 0; i < value.Length; i++) yield return With(request, name, $"{value[..i]}{(char)(value[i] ^ 1)}{value[(i + 1)..]}");
        yield return With(request, name, null);
    }

    private static WebhookRequest With(WebhookRequest request, string name, string? value)
    {
        var headers = new WebhookHeaders();
        foreach (var header in request.Headers)
            if (header.Key != name) headers.Add(header.Key, header.Value);
        if (value is not null) headers.Add(name, value);
        return new WebhookRequest(request.Body) { Headers = headers };
    }

    private static WebhookVerification Verify(IWebhookVerifier verifier, WebhookRequest request)
    {
        var verification = verifier.VerifyAsync(request, TestContext.Current.CancellationToken);
        Assert.True(verification.IsCompleted);
        return verification.Result;
    }
}
