using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CampaignMetrics.Webhooks.Providers.AmazonSes;
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

namespace CampaignMetrics.Webhooks.Tests.Samples;

/// <summary>Requests that were signed elsewhere and lie beside the repository during development.</summary>
public sealed class SignatureVectorTests
{
    private static readonly Clock Now = new(1_700_000_000);

    /// <summary>Headers that prove nothing.</summary>
    private static readonly string[] Unsigned = ["Content-Type"];

    [Fact]
    public void Every_vector_passes()
    {
        foreach (var vector in Vectors()) Assert.True(vector.Verifier().Accepts(vector.Request), vector.Name);
    }

    [Fact]
    public void A_vector_with_a_changed_byte_in_a_header_does_not_pass()
    {
        foreach (var vector in Vectors())
        {
            foreach (var name in vector.Request.Headers.Select(header => header.Key).Except(Unsigned))
            {
                var changed = vector.Request.WithChangedHeader(name).Skip(vector.UnsignedStart(name)).SkipLast(1);
                Assert.DoesNotContain(changed, vector.Verifier().Accepts);
            }
        }
    }

    [Fact]
    public void A_vector_with_a_changed_byte_in_its_signed_body_does_not_pass()
    {
        foreach (var vector in Vectors().Where(vector => vector.SignsBody))
            Assert.DoesNotContain(vector.Request.WithChangedBody(), vector.Verifier().Accepts);
    }

    [Fact]
    public void A_vector_with_a_changed_byte_in_its_signature_or_its_key_does_not_pass()
    {
        foreach (var vector in Vectors())
            foreach (var verifier in vector.WithChangedKey()) Assert.False(verifier.Accepts(vector.Request), vector.Name);
    }

    private static IEnumerable<Vector> Vectors() =>
        JsonDocument.Parse(File.ReadAllText(Needs.Sample("webhooks", "signature-vectors.json"))).RootElement.EnumerateArray()
            .Select(row => new Vector(row));

    private sealed record Vector(JsonElement Row)
    {
        public string Name => Text("provider");

        public WebhookRequest Request => Requests.Of(
            Text("body"),
            [
                ("Content-Type", Text("content_type")),
                .. Row.GetProperty("headers").EnumerateObject().Select(header => (header.Name, header.Value.GetString()!)),
            ]);

        public bool SignsBody => Name is "sendgrid" or "mandrill" or "mailersend" or "mailtrap" or "postal" or "resend" or "unisender_go";

        /// <summary>The scheme's name is compared without case, and of several signatures the last is by the key.</summary>
        public int UnsignedStart(string header) => header switch
        {
            "Authorization" => "Bearer".Length,
            "svix-signature" => Request.Headers[header]!.LastIndexOf(' ') + 1,
            _ => 0,
        };

        public IWebhookVerifier Verifier() => Make(Text(KeyName));

        public IEnumerable<IWebhookVerifier> WithChangedKey() => KeyName == "certificate" ? WithChangedCertificate() : WithChangedText();

        /// <summary>A changed public key may be none any more, which is said at once.</summary>
        private IEnumerable<IWebhookVerifier> WithChangedText()
        {
            var key = Text(KeyName);
            for (var i = 0; i < key.Length; i++)
            {
                var changed = $"{key[..i]}{(char)(key[i] ^ 1)}{key[(i + 1)..]}";
                if (Name is "sendgrid" or "postal" or "resend" && Record.Exception(() => Make(changed)) is ArgumentException) continue;
                yield return Make(changed);
            }
        }

        /// <summary>The certificate with each byte within the modulus of its key changed in turn.</summary>
        private IEnumerable<IWebhookVerifier> WithChangedCertificate()
        {
            using var certificate = X509Certificate2.CreateFromPem(Text("certificate"));
            var key = certificate.GetPublicKey();
            var start = certificate.RawData.AsSpan().IndexOf(key);
            for (var i = 12; i < key.Length - 12; i++)
            {
                var changed = certificate.RawData.ToArray();
                changed[start + i] ^= 1;
                yield return Of(X509CertificateLoader.LoadCertificate(changed));
            }
        }

        private string KeyName => Name switch
        {
            "sendgrid" or "postal" => "public_key",
            "mailgun" or "mailgun-legacy" or "mandrill" or "mailersend" or "mailtrap" or "resend" or "unisender_go" => "key",
            "brevo-bearer" => "token",
            "sparkpost" or "postmark" or "brevo" or "mailjet" or "mailtrap-basic" => "password",
            _ when Name.StartsWith("amazon_ses", StringComparison.Ordinal) => "certificate",
            _ => throw new InvalidOperationException($"Nobody verifies {Name}."),
        };

        private IWebhookVerifier Make(string key) => KeyName switch
        {
            "public_key" when Name == "postal" => new PostalVerifier(key),
            "key" when Name == "mailersend" => new MailerSendVerifier(key),
            "key" when Name == "mailtrap" => new MailtrapVerifier(key),
            "key" when Name == "resend" => new ResendVerifier([key], new ReplayWindow(Now, TimeSpan.FromMinutes(5))),
            "key" when Name == "unisender_go" => new UnisenderGoVerifier(key),
            "public_key" => new SendGridVerifier([key], new ReplayWindow(Now, TimeSpan.FromMinutes(5))),
            "key" when Name == "mandrill" => new MandrillVerifier([key], Text("url")),
            "key" => new MailgunVerifier([key], new ReplayWindow(Now, TimeSpan.FromMinutes(5)), new RecentNonces(Now)),
            "token" => new BearerVerifier(key),
            "password" => new BasicAuthVerifier(new BasicCredential(Text("username"), key)),
            _ => Of(X509Certificate2.CreateFromPem(key)),
        };

        private static AmazonSesVerifier Of(X509Certificate2 certificate) =>
            new(
                ["arn:aws:sns:us-east-1:123456789012:SES_Events"], new Certificates(certificate),
                new ReplayWindow(Now, TimeSpan.FromMinutes(5)));

        private string Text(string name) => Row.GetProperty(name).GetString()!;
    }
}
