using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Providers.MailerSend;
using CampaignMetrics.Webhooks.Providers.Mailgun;
using CampaignMetrics.Webhooks.Providers.Mailtrap;
using CampaignMetrics.Webhooks.Providers.Mandrill;
using CampaignMetrics.Webhooks.Providers.Postal;
using CampaignMetrics.Webhooks.Providers.Resend;
using CampaignMetrics.Webhooks.Providers.SendGrid;
using CampaignMetrics.Webhooks.Providers.UnisenderGo;
using CampaignMetrics.Webhooks.Tests.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Tests.Verification;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Attacks;

/// <summary>A request as its provider makes it, and the verifier that knows it.</summary>
internal sealed record Signed(
    string Provider, string Body, IReadOnlyList<(string Name, string Value)> Headers, Func<IWebhookVerifier> Verifier)
{
    public WebhookProvider From => WebhookProvider.Find(Provider)!;

    public WebhookRequest Request => RequestOf(Body, Headers);

    public static WebhookRequest RequestOf(string body, IEnumerable<(string Name, string Value)> headers) =>
        Requests.Of(body, [.. headers]) with { ReceivedAt = SnsSigner.Now };
}

/// <summary>One genuine request of every provider that signs.</summary>
internal static class Signers
{
    private const string Secret = "a signing secret",
        Time = "1772442005", Url = "https://hooks.example.com/mandrill", Token = "0123456789abcdef";

    private const string MailgunEvent = """{"event":"opened","id":"e-1","timestamp":1772442000.5,"recipient":"ann@example.com"}""";

    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Secret);
    private static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly RSA Rsa = RSA.Create(2048);

    private static readonly (string, string) Json = ("Content-Type", "application/json"),
    Form = ("Content-Type", "application/x-www-form-urlencoded");

    public static IReadOnlyList<Signed> All { get; } =
        [AmazonSes(), MailerSend(), Mailgun(), Mailtrap(), MailtrapForm(), Mandrill(), Postal(), Resend(), SendGrid(), UnisenderGo()];

    public static ReplayWindow Window =>
        new(new Clock(long.Parse(Time, System.Globalization.CultureInfo.InvariantCulture) + 10), TimeSpan.FromHours(9));

    public static string Hmac(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(text)));

    public static Signed Mailgun() => new(
        "Mailgun",
        $$$"""{"signature":{"timestamp":"{{{Time}}}","token":"{{{Token}}}","signature":"{{{Hmac(Time + Token)}}}"},"event-data":{{{MailgunEvent}}}}""",
        [Json],
        static () => new MailgunVerifier([Secret], Window, new RecentNonces(new Clock(1_772_442_010))));

    public static Signed SendGrid()
    {
        const string body =
            """[{"email":"ann@example.com","event":"open","timestamp":1772442000,"sg_event_id":"e-1","sg_message_id":"m-1","useragent":"UA"}]"""
                + "\r\n";
        var signature =
            Curve.SignData(Encoding.UTF8.GetBytes(Time + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new Signed(
            "SendGrid", body,
            [Json, (SendGridVerifier.TimestampHeader, Time), (SendGridVerifier.SignatureHeader, Convert.ToBase64String(signature))],
            () => new SendGridVerifier([Convert.ToBase64String(Curve.ExportSubjectPublicKeyInfo())], Window));
    }

    public static Signed Resend()
    {
        const string body =
            """{"type":"email.opened","created_at":"2026-03-02T09:00:00.000Z","data":{"email_id":"m-1","to":["ann@example.com"]}}""";
        return new Signed(
            "Resend", body,
            [Json, ("svix-id", "msg_1"), ("svix-timestamp", Time), ("svix-signature", SvixSignature($"msg_1.{Time}.{body}"))],
            ResendVerifier);
    }

    public static string SvixSignature(string text) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(text)));

    public static IWebhookVerifier ResendVerifier() => new ResendVerifier(["whsec_" + Convert.ToBase64String(Key)], Window);

    public static Signed Mandrill()
    {
        const string events =
            """[{"event":"open","ts":1772442000,"_id":"m-1","user_agent":"zz[{}]","msg":{"_id":"m-1","email":"ann@example.com"}}]""";
        return new Signed(
            "Mandrill", "mandrill_events=" + Uri.EscapeDataString(events),
            [
                Form,
                (
                    MandrillVerifier.SignatureHeader,
                    Convert.ToBase64String(HMACSHA1.HashData(Key, Encoding.UTF8.GetBytes(Url + "mandrill_events" + events)))),
            ],
            () => new MandrillVerifier([Secret], Url));
    }

    public static Signed Postal()
    {
        const string body =
            """{"event":"MessageLoaded","timestamp":1772442000.5,"uuid":"e-1","payload":{"message":{"id":1,"direction":"outgoing","message_id":"m-1","to":"ann@example.com"},"user_agent":"UA"}}""";
        return new Signed(
            "Postal", body,
            [
                Json, (PostalVerifier.SignatureHeader, RsaSignature(body, HashAlgorithmName.SHA256)),
                (PostalVerifier.Sha1SignatureHeader, RsaSignature(body, HashAlgorithmName.SHA1)),
            ],
            () => new PostalVerifier(Convert.ToBase64String(Rsa.ExportSubjectPublicKeyInfo())));
    }

    public static Signed UnisenderGo()
    {
        const string events =
            """ "events_by_user":[{"user_id":1,"events":[{"event_name":"transactional_email_status","event_data":{"job_id":"m-1","email":"ann@example.com","status":"opened","event_time":"2026-03-02 09:00:00"}}]}]}""";
        var digest = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes("{\"auth\":\"" + Secret + "\"," + events)));
        return new Signed("UnisenderGo", "{\"auth\":\"" + digest + "\"," + events, [Json], () => new UnisenderGoVerifier(Secret));
    }

    public static Signed MailerSend()
    {
        const string body =
            """{"type":"activity.opened","created_at":"2026-03-02T09:00:00.000000Z","data":{"id":"e-1","type":"opened","created_at":"2026-03-02T09:00:00.000000Z","email":{"message":{"id":"m-1"},"recipient":{"email":"ann@example.com"}}}}""";
        return new Signed(
            "MailerSend", body, [Json, (MailerSendVerifier.SignatureHeader, Hmac(body))], () => new MailerSendVerifier(Secret));
    }

    public static Signed Mailtrap()
    {
        const string body =
            """{"events":[{"event":"open","timestamp":1772442000,"message_id":"m-1","email":"ann@example.com","event_id":"e-1","user_agent":"&event=bounce&email=eve@example.com&timestamp=1772442000&x="}]}""";
        return new Signed("Mailtrap", body, [Json, (MailtrapVerifier.SignatureHeader, Hmac(body))], () => new MailtrapVerifier(Secret));
    }

    public static Signed MailtrapForm()
    {
        const string body =
            "--one\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\nopen\r\n--one\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nann@example.com\r\n"
            + "--one\r\nContent-Disposition: form-data; name=\"timestamp\"\r\n\r\n1772442000\r\n--one\r\nContent-Disposition: form-data; name=\"user_agent\"\r\n\r\n"
            + "--o\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\neve@example.com\r\n--o--&event=open&email=eve@example.com&timestamp=1772442000&x=\r\n--one--\r\n";
        return new Signed(
            "Mailtrap", body, [("Content-Type", "multipart/form-data; boundary=one"), (MailtrapVerifier.SignatureHeader, Hmac(body))], () =>
                new MailtrapVerifier(Secret));
    }

    public static Signed AmazonSes()
    {
        const string inner =
            """{"eventType":"Open","mail":{"messageId":"m-1","destination":["ann@example.com"]},"open":{"timestamp":"2026-03-02T09:00:00.000Z","userAgent":"UA"}}""";
        return new Signed(
            "AmazonSes", SnsSigner.Body(SnsSigner.Notification(("Message", inner + "\n"))), [("x-amz-sns-message-type", "Notification")],
            () =>
                SnsSigner.Verifier());
    }

    private static string RsaSignature(string body, HashAlgorithmName hash) =>
        Convert.ToBase64String(Rsa.SignData(Encoding.UTF8.GetBytes(body), hash, RSASignaturePadding.Pkcs1));
}
