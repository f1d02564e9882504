using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CampaignMetrics.Webhooks.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Tests.Verification;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.AmazonSes;

public sealed class AmazonSesVerifierTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:mail", Url = "https://sns.eu-west-1.amazonaws.com/Simple-1.pem";

    private static readonly RSA Key = RSA.Create(2048);

    private readonly Certificates _certificates = new(Certificates.SelfSigned(Key));

    [Theory]
    [InlineData("1"), InlineData("2")]
    public void A_signed_notification_passes(string version) => Assert.True(Verifier().Accepts(Request(Notification(), version)));

    [Fact]
    public void A_notification_with_a_subject_passes() => Assert.True(Verifier().Accepts(Request(Notification(("Subject", "Zoë")))));

    [Theory]
    [InlineData("SubscriptionConfirmation"), InlineData("UnsubscribeConfirmation")]
    public void A_signed_confirmation_passes(string type) =>
        Assert.True(Verifier().Accepts(Request(Notification(("Type", type), ("Token", "tok"), ("SubscribeURL", "https://sns.eu-west-1.amazonaws.com/?Token=tok")))));

    [Fact]
    public void A_changed_byte_passes_only_where_nothing_is_signed()
    {
        var request = Request(Notification());
        var signed = SnsMessage.SignedText(OneElement.Members(request.Body));
        foreach (var changed in request.WithChangedBody().Where(Verifier().Accepts))
            Assert.Equal(signed, SnsMessage.SignedText(OneElement.Members(changed.Body)));
    }

    [Fact]
    public void Another_certificate_does_not_pass()
    {
        using var other = RSA.Create(2048);
        Assert.Equal("the signature is wrong", Verifier(new Certificates(Certificates.SelfSigned(other))).Refuses(Request(Notification())));
    }

    [Fact]
    public void No_certificate_does_not_pass() => Assert.Equal("the certificate cannot be had", Verifier(new Certificates(null)).Refuses(Request(Notification())));

    [Theory]
    [InlineData("http://sns.eu-west-1.amazonaws.com/a.pem"), InlineData("https://sns.eu-west-1.amazonaws.com.evil.example/a.pem"), InlineData("https://evil.example/sns.eu-west-1.amazonaws.com/a.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com:8443/a.pem"), InlineData("https://user@sns.eu-west-1.amazonaws.com/a.pem"), InlineData("https://sns.eu.west.amazonaws.com/a.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/a.txt"), InlineData("https://xsns.eu-west-1.amazonaws.com/a.pem"), InlineData("a.pem"), InlineData("")]
    public void A_certificate_that_is_not_at_Amazon_is_not_asked_for(string url)
    {
        Assert.Equal("the certificate is not at Amazon", Verifier().Refuses(Request(Notification(), url: url)));
        Assert.Empty(_certificates.Asked);
    }

    [Theory]
    [InlineData("https://sns.us-gov-west-1.amazonaws.com/a.pem"), InlineData("https://sns.cn-north-1.amazonaws.com.cn/a.pem")]
    public void Amazon_has_other_regions(string url) => Assert.True(Verifier().Accepts(Request(Notification(), url: url)));

    [Fact]
    public void A_topic_that_is_not_ours_does_not_pass() =>
        Assert.Equal("the topic is not known", Verifier().Refuses(Request(Notification(("TopicArn", "arn:aws:sns:eu-west-1:999999999999:evil")))));

    [Fact]
    public void Headers_of_another_message_do_not_pass() => Assert.Equal("the headers are of another message", Verifier().Refuses(Request(Notification(), header: "SubscriptionConfirmation")));

    [Fact]
    public void An_old_message_does_not_pass_where_there_is_a_window()
    {
        var window = new ReplayWindow(new Clock(1_800_000_000), TimeSpan.FromHours(1));
        Assert.Equal("the signed time is too old", new AmazonSesVerifier([Topic], _certificates, window).Refuses(Request(Notification())));
    }

    [Theory]
    [InlineData("3"), InlineData("")]
    public void An_unknown_version_does_not_pass(string version) => Assert.Equal("the signature is of an unknown version", Verifier().Refuses(Request(Notification(), version)));

    [Theory]
    [InlineData("SES_Events"), InlineData("")]
    public void A_topic_that_is_no_ARN_is_a_fault_of_the_configuration(string topic) => Assert.Throws<ArgumentException>(() => new AmazonSesVerifier([topic], _certificates));

    [Fact]
    public void No_topic_is_a_fault_of_the_configuration() => Assert.Throws<ArgumentException>(() => new AmazonSesVerifier([], _certificates));

    private AmazonSesVerifier Verifier(Certificates? certificates = null) => new([Topic], certificates ?? _certificates);

    private static Dictionary<string, string> Notification(params (string Name, string Value)[] members)
    {
        var all = new Dictionary<string, string>
        {
            ["Type"] = "Notification", ["MessageId"] = "n-1", ["TopicArn"] = Topic, ["Message"] = "{\"eventType\": \"Open\"}\n", ["Timestamp"] = "2026-03-02T09:00:05.000Z",
        };
        foreach (var (name, value) in members) all[name] = value;
        return all;
    }

    private static WebhookRequest Request(Dictionary<string, string> message, string version = "2", string url = Url, string? header = null)
    {
        var hash = version == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        var signature = Key.SignData(Encoding.UTF8.GetBytes(SnsMessage.SignedText(message)), hash, RSASignaturePadding.Pkcs1);
        var body = JsonSerializer.Serialize(new Dictionary<string, string>(message)
        {
            ["SignatureVersion"] = version, ["SigningCertURL"] = url, ["Signature"] = Convert.ToBase64String(signature), ["UnsubscribeURL"] = "https://sns.example/",
        });
        return Requests.Of(body, ("x-amz-sns-message-type", header ?? message["Type"]), ("x-amz-sns-message-id", message["MessageId"]));
    }
}
