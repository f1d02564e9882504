using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Tests.Reading;

/// <summary>A provider's class is its own reading of the server's reply: where the reply is clear, it decides itself.</summary>
public sealed class StatedClassTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData("Postmark", "HardBounce", "452 4.2.2 the mailbox is full", "soft")]
    [InlineData("Postmark", "HardBounce", "554 5.7.1 rejected as spam", "blocked")]
    [InlineData("Postmark", "SoftBounce", "550 5.1.1 user unknown", "hard")]
    [InlineData("Postmark", "Blocked", "550 5.1.1 user unknown", "hard")]
    [InlineData("Brevo", "hard_bounce", "421 4.7.0 rate limited", "temporary")]
    [InlineData("Brevo", "soft_bounce", "550 no such user", "hard")]
    [InlineData("SparkPost", "10", "552 5.2.2 sorry", "soft")]
    [InlineData("SparkPost", "51", "550 5.1.1 user unknown", "hard")]
    [InlineData("Mailjet", "true", "552 5.2.2 the mailbox is full", "soft")]
    [InlineData("Mailjet", "false", "550 5.1.1 user unknown", "hard")]
    [InlineData("SendGrid", "blocked", "550 5.1.1 user unknown", "hard")]
    [InlineData("SendGrid", "blocked", "451 4.7.1 greylisted", "temporary")]
    public void A_clear_reply_goes_before_the_provider_s_class(string provider, string stated, string reply, string meant) =>
        Assert.Equal(meant, ClassOf(provider, stated, reply));

    [Theory]
    [InlineData("Postmark", "HardBounce", "554 transaction failed", "hard")]
    [InlineData("Postmark", "SoftBounce", "550 rejected", "soft")]
    [InlineData("Postmark", "Blocked", "550 mailbox unavailable", "blocked")]
    [InlineData("Brevo", "hard_bounce", "550 denied", "hard")]
    [InlineData("SparkPost", "51", "550 sorry", "blocked")]
    [InlineData("Mailjet", "true", "554 failed", "hard")]
    [InlineData("SendGrid", "blocked", "554 transaction failed", "blocked")]
    public void Beside_a_vague_reply_the_provider_s_class_stands(string provider, string stated, string reply, string meant) =>
        Assert.Equal(meant, ClassOf(provider, stated, reply));

    [Theory]
    [InlineData("Postmark", "HardBounce", "hard")]
    [InlineData("Brevo", "soft_bounce", "soft")]
    [InlineData("SparkPost", "51", "blocked")]
    [InlineData("Mailjet", "true", "hard")]
    [InlineData("SendGrid", "blocked", "blocked")]
    public void Without_a_reply_the_provider_s_class_stands(string provider, string stated, string meant) =>
        Assert.Equal(meant, ClassOf(provider, stated, ""));

    private static string? ClassOf(string provider, string stated, string reply)
    {
        var body = Encoding.UTF8.GetBytes(BodyOf(provider, JsonSerializer.Serialize(stated), JsonSerializer.Serialize(reply)));
        var told = WebhookProvider.Find(provider)!.Read(new WebhookRequest(body) { ReceivedAt = At });
        return Assert.IsType<Bounced>(Assert.Single(told.Events).Event).Response.BounceClass;
    }

    private static string BodyOf(string provider, string stated, string reply) => provider switch
    {
        "Postmark" => $$"""{"RecordType":"Bounce","ID":1,"Type":{{stated}},"MessageID":"m-1","Email":"ann@example.com","Details":{{reply}} }""",
        "Brevo" => $$"""{"event":{{stated}},"message-id":"m-1","email":"ann@example.com","reason":{{reply}} }""",
        "SparkPost" =>
            $$$"""[{"msys":{"message_event":{"type":"bounce","bounce_class":{{{stated}}},"event_id":"1","message_id":"m-1","rcpt_to":"ann@example.com","raw_reason":{{{reply}}} } } }]""",
        "Mailjet" => $$"""{"event":"bounce","hard_bounce":{{stated}},"MessageID":1,"email":"ann@example.com","comment":{{reply}} }""",
        _ =>
            $$"""[{"event":"bounce","type":{{stated}},"sg_event_id":"1","sg_message_id":"m-1","email":"ann@example.com","reason":{{reply}} }]""",
    };
}
