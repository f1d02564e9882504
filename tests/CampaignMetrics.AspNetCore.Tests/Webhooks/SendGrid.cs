using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Providers.SendGrid;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.AspNetCore.Tests.Webhooks;

/// <summary>SendGrid, as far as it signs and posts.</summary>
internal sealed class SendGrid : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    public WebhookSource Source => new(
        WebhookProvider.SendGrid, new SendGridVerifier([PublicKey], new ReplayWindow(TimeProvider.System, TimeSpan.FromHours(25))));

    public void Dispose() => _key.Dispose();

    /// <summary>A body with some opens, each of a contact of its own.</summary>
    public static string Opens(int first, int count = 1) => $"[{string.Join(',', Enumerable.Range(first, count).Select(Open))}]";

    private static string Open(int i) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"event":"open","email":"c{{i}}@private.example","timestamp":1772442000,"sg_event_id":"e{{i}}","sg_message_id":"m{{i}}"}""");

    public HttpRequestMessage Request(string body, string path = "/webhooks/newsletter/sendgrid")
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = _key.SignData(Encoding.UTF8.GetBytes(time + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", time);
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(signature));
        return request;
    }
}
