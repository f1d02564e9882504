using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace CampaignMetrics.AspNetCore.Tests.Webhooks;

/// <summary>Amazon SNS, as far as it signs, posts, and gives its certificate.</summary>
internal sealed class Sns : HttpMessageHandler
{
    public const string Topic = "arn:aws:sns:eu-west-1:123456789012:mail", Host = "https://sns.eu-west-1.amazonaws.com/";

    public const string CertificateUrl = Host + "SimpleNotificationService-0123456789abcdef.pem";

    private const string Confirmation = Host + "?Action=ConfirmSubscription&TopicArn=" + Topic + "&Token=secrettoken";

    private readonly RSA _key = RSA.Create(2048);

    public Sns(string name = "sns.amazonaws.com")
    {
        var now = TimeProvider.System.GetUtcNow();
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        Certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>What was fetched.</summary>
    public List<string> Fetched { get; } = [];

    public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

    public string Notification(string message, string certificateUrl = CertificateUrl) => Signed(
        certificateUrl, ("Message", message), ("MessageId", "m-1"), ("Timestamp", Now), ("TopicArn", Topic), ("Type", "Notification"));

    public string Subscription() => Signed(
        CertificateUrl, ("Message", "You have chosen to subscribe"), ("MessageId", "m-2"), ("SubscribeURL", Confirmation),
        ("Timestamp", Now), ("Token", "secrettoken"), ("TopicArn", Topic), ("Type", "SubscriptionConfirmation"));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Fetched) Fetched.Add(request.RequestUri!.OriginalString);
        return Task.FromResult(new HttpResponseMessage(Answer) { Content = new StringContent(Certificate.ExportCertificatePem()) });
    }

    protected override void Dispose(bool disposing)
    {
        // The factory of clients disposes handlers; the key is needed until the test ends.
    }

    private static string Now => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private string Signed(string certificateUrl, params (string Name, string Value)[] members)
    {
        var text = string.Concat(members.Select(member => $"{member.Name}\n{member.Value}\n"));
        var signature = _key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var json = members.ToDictionary(member => member.Name, member => member.Value);
        json["SignatureVersion"] = "2";
        json["Signature"] = Convert.ToBase64String(signature);
        json["SigningCertURL"] = certificateUrl;
        return JsonSerializer.Serialize(json);
    }
}
