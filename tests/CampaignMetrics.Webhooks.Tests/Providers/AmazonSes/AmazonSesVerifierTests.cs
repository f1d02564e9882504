using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Tests.Verification;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.AmazonSes;

public sealed class AmazonSesVerifierTests
{
    private const string Topic = SnsSigner.Topic;

    private readonly Certificates _certificates = new(Certificates.SelfSigned(SnsSigner.Key));

    [Theory]
    [InlineData("1"), InlineData("2")]
    public void A_signed_notification_passes(string version) => Assert.True(Verifier().Accepts(Request(SnsSigner.Notification(), version)));

    [Fact]
    public void A_notification_with_a_subject_passes() =>
        Assert.True(Verifier().Accepts(Request(SnsSigner.Notification(("Subject", "Zoë")))));

    [Theory]
    [InlineData("SubscriptionConfirmation"), InlineData("UnsubscribeConfirmation")]
    public void A_signed_confirmation_passes(string type) =>
        Assert.True(
            Verifier().Accepts(Request(SnsSigner.Notification(("Type", type), ("Token", "tok"), ("SubscribeURL", SnsSigner.Subscribe)))));

    [Fact]
    public void A_changed_byte_passes_only_where_nothing_is_signed()
    {
        var request = Request(SnsSigner.Notification());
        var genuine = SnsEnvelope.Read(request.Body)!.SignedText();
        foreach (var changed in request.WithChangedBody().Where(Verifier().Accepts))
            Assert.Equal(genuine, SnsEnvelope.Read(changed.Body)!.SignedText());
    }

    [Fact]
    public void Another_certificate_does_not_pass()
    {
        using var other = RSA.Create(2048);
        Assert.Equal(
            "the signature is wrong",
            Verifier(new Certificates(Certificates.SelfSigned(other))).Refuses(Request(SnsSigner.Notification())));
    }

    [Fact]
    public void A_certificate_whose_key_can_be_factored_does_not_pass()
    {
        using var weak = RSA.Create(1024);
        var message = SnsSigner.Notification();
        var text = Encoding.UTF8.GetBytes(SnsSigner.Canonical(message));
        var signature = Convert.ToBase64String(weak.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var verifier = Verifier(new Certificates(Certificates.SelfSigned(weak)));
        Assert.Equal("the signature is wrong", verifier.Refuses(Requests.Of(SnsSigner.Body(message, signature))));
    }

    [Fact]
    public void No_certificate_does_not_pass() =>
        Assert.Equal("the certificate cannot be had", Verifier(new Certificates(null)).Refuses(Request(SnsSigner.Notification())));

    [Theory]
    [
        InlineData("http://sns.eu-west-1.amazonaws.com/a.pem"), InlineData("https://sns.eu-west-1.amazonaws.com.evil.example/a.pem"),
        InlineData("https://evil.example/sns.eu-west-1.amazonaws.com/a.pem"),
    ]
    [
        InlineData("https://sns.eu-west-1.amazonaws.com:8443/a.pem"), InlineData("https://user@sns.eu-west-1.amazonaws.com/a.pem"),
        InlineData("https://sns.eu.west.amazonaws.com/a.pem"),
    ]
    [
        InlineData("https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem"),
        InlineData("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem?a"),
    ]
    [
        InlineData("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1/../2.pem"),
        InlineData("https://sns.eu-west-1.amazonaws.com.cn/SimpleNotificationService-1.pem"),
    ]
    [
        InlineData("https://sns.eu-west-1.amazonaws.com/a.txt"), InlineData("https://xsns.eu-west-1.amazonaws.com/a.pem"),
        InlineData("a.pem"), InlineData(""),
    ]
    public void A_certificate_that_is_not_at_Amazon_is_not_asked_for(string url)
    {
        Assert.Equal("the certificate is not at Amazon", Verifier().Refuses(Request(SnsSigner.Notification(), url: url)));
        Assert.Empty(_certificates.Asked);
    }

    /// <summary>Whoever asks writes the address: it is no longer than Amazon's own, of which there are few.</summary>
    [Theory]
    [InlineData(65), InlineData(1_000_000)]
    public void A_certificate_with_an_endless_name_is_not_asked_for(int length)
    {
        var url = $"https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-{new string('a', length)}.pem";
        Assert.Equal("the certificate is not at Amazon", Verifier().Refuses(Request(SnsSigner.Notification(), url: url)));
        Assert.Empty(_certificates.Asked);
    }

    [Theory]
    [InlineData("arn:aws-us-gov:sns:us-gov-west-1:123456789012:mail", "sns.us-gov-west-1.amazonaws.com")]
    [InlineData("arn:aws-cn:sns:cn-north-1:123456789012:mail.fifo", "sns.cn-north-1.amazonaws.com.cn")]
    public void Amazon_has_other_partitions(string topic, string host)
    {
        var verifier = new AmazonSesVerifier([topic], _certificates, SnsSigner.Window);
        Assert.True(
            verifier.Accepts(Request(SnsSigner.Notification(("TopicArn", topic)), url: $"https://{host}/SimpleNotificationService-1.pem")));
    }

    [Fact]
    public void A_topic_that_is_not_ours_does_not_pass() =>
        Assert.Equal(
            "the topic is not known",
            Verifier().Refuses(Request(SnsSigner.Notification(("TopicArn", "arn:aws:sns:eu-west-1:999999999999:evil")))));

    [Fact]
    public void Headers_of_another_message_do_not_pass() =>
        Assert.Equal(
            "the headers are of another message",
            Verifier().Refuses(Request(SnsSigner.Notification(), header: "SubscriptionConfirmation")));

    [Fact]
    public void An_old_message_does_not_pass()
    {
        var window = new ReplayWindow(new Clock(1_800_000_000), TimeSpan.FromHours(1));
        Assert.Equal(
            "the signed time is too old", new AmazonSesVerifier([Topic], _certificates, window).Refuses(Request(SnsSigner.Notification())));
    }

    [Theory]
    [InlineData("3"), InlineData("")]
    public void An_unknown_version_does_not_pass(string version) =>
        Assert.Equal("the signature is of an unknown version", Verifier().Refuses(Request(SnsSigner.Notification(), version)));

    [Theory]
    [
        InlineData("SES_Events"), InlineData(""), InlineData("arn:aws:sns:eu-west-1:123456789012"),
        InlineData("arn:aws:sns:eu.west:123456789012:mail"), InlineData("arn:aws:sqs:eu-west-1:123456789012:mail"),
    ]
    public void A_topic_that_is_no_ARN_is_a_fault_of_the_configuration(string topic) =>
        Assert.Throws<ArgumentException>(() => new AmazonSesVerifier([topic], _certificates, SnsSigner.Window));

    [Fact]
    public void No_topic_is_a_fault_of_the_configuration() =>
        Assert.Throws<ArgumentException>(() => new AmazonSesVerifier([], _certificates, SnsSigner.Window));

    private AmazonSesVerifier Verifier(Certificates? certificates = null) => SnsSigner.Verifier(certificates ?? _certificates);

    private static WebhookRequest Request(
        Dictionary<string, string> message, string version = "2", string url = SnsSigner.Url, string? header = null) =>
        Requests.Of(
        SnsSigner.Body(message, version: version, url: url), ("x-amz-sns-message-type", header ?? message["Type"]),
        ("x-amz-sns-message-id", message["MessageId"]));
}
