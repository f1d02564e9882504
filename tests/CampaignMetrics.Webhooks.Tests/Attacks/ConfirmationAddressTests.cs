using CampaignMetrics.Webhooks.Tests.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Attacks;

/// <summary>Colons of the topic may be encoded in a confirmation's address, and nothing else of it.</summary>
public sealed class ConfirmationAddressTests
{
    private const string Encoded = "arn%3Aaws%3Asns%3Aeu-west-1%3A123456789012%3Amail";

    [Theory]
    [InlineData(SnsSigner.Topic), InlineData(Encoded), InlineData("arn%3aaws:sns%3Aeu-west-1:123456789012:mail")]
    public void Colons_of_the_topic_may_be_encoded(string topic) => Assert.NotNull(Read(Address(topic)));

    [Fact]
    public void An_encoded_colon_elsewhere_is_no_address_and_no_exception() =>
        Assert.Null(Read(Address(SnsSigner.Topic).Replace("https:", "https%3A", StringComparison.Ordinal)));

    [Theory]
    [InlineData(""), InlineData("arn"), InlineData("arn%253Aaws%253Asns%253Aeu-west-1%253A123456789012%253Amail")]
    public void Another_topic_is_not_confirmed(string topic) => Assert.Null(Read(Address(topic)));

    /// <summary>Start and end of the address must not overlap.</summary>
    [Fact]
    public void An_address_without_a_topic_is_none() =>
        Assert.Null(Read("https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=tok"));

    private static string Address(string topic) => SnsSigner.Subscribe.Replace(SnsSigner.Topic, topic, StringComparison.Ordinal);

    private static SubscriptionConfirmation? Read(string url)
    {
        var message = SnsSigner.Notification(("Type", "SubscriptionConfirmation"), ("Token", "tok"), ("SubscribeURL", url));
        return WebhookProvider.AmazonSes.Read(Requests.Of(SnsSigner.Body(message))).Confirmation;
    }
}
