using System.Text.Json;
using CampaignMetrics.Webhooks.Tests.Cases;
using CampaignMetrics.Webhooks.Tests.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Attacks;

/// <summary>
/// Requests that Amazon never made, with signatures that it did make: for what
/// an enemy published on a topic of their own, or for a message that they saw.
/// </summary>
public sealed class SnsAttackTests
{
    private const string Enemy = "arn:aws:sns:eu-west-1:666666666666:mine", Genuine = "{\"hello\":1}";

    private const string Forged = """
        "eventType":"Bounce","mail":{"messageId":"m","destination":["ann@example.com"]},"bounce":{"bounceType":"Permanent","bouncedRecipients":[{"emailAddress":"ann@example.com"}]}
        """;

    private static readonly string Inner = JsonSerializer.Serialize($"{{{Forged}}}");

    public static TheoryData<string> Additions =>
    [
        $$""","Type":null,{{Forged}}""",
        $$""","type":null,{{Forged}}""",
        $$""","Typ\u0065":null,{{Forged}}""",
        $$""","Message":{{Inner}}""",
        $$""","message":{{Inner}}""",
        $$""","M\u0065ssage":{{Inner}}""",
        $$""","MESSAGE":{{Inner}}""",
        ",\"TopicArn\":null",
        ",\"\\ud800\":1",
        $$"""{{Fillers(1000)}},"Message":{{Inner}}""",
        $$"""{{Fillers(1000)}},"Type":"SubscriptionConfirmation","Token":"t","SubscribeURL":"http://169.254.169.254/latest/meta-data" """,
        ",\"Subject\":\"added\"",
        ",\"Subject\":7",
        ",\"SigningCertUrl\":\"https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-2.pem\"",
    ];

    public static TheoryData<string> Around =>
        [$"[*,{{{Forged}}}]", $"*{{{Forged}}}", $"{{{Forged}}}*", "[*]", "{\"Records\":[*]}", "\uFEFF*"];

    [Fact]
    public void The_genuine_message_passes_and_tells_what_it_told() =>
        Assert.True(SnsSigner.Verifier().Accepts(Requests.Of(SnsSigner.Body(Message()))));

    /// <summary>
    /// Published on the enemy's topic, so that Amazon signs it; then the tail of the signed text moves into another member.
    /// </summary>
    [Theory]
    [InlineData("Type"), InlineData("TopicArn"), InlineData("Timestamp"), InlineData("MessageId"), InlineData("Subject")]
    public void Text_of_another_topic_cannot_be_cut_into_other_members(string member)
    {
        var wanted = SnsSigner.Notification(("Message", Genuine), ("Subject", "s"));
        var published = SnsSigner.Notification(("TopicArn", Enemy), ("Message", Body(wanted)));
        var canonical = SnsSigner.Canonical(published);
        // Everything behind the wanted member's value belongs to that value.
        var start = SnsSigner.Canonical(wanted);
        var value = start.IndexOf($"\n{member}\n", StringComparison.Ordinal) + member.Length + 2;
        var tail = canonical[("Message\n".Length + value - "Message\n".Length)..].TrimEnd('\n');
        var cut = new Dictionary<string, string>(wanted) { [member] = tail };
        foreach (var name
            in new[] { "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type" }.SkipWhile(name => name != member)
                .Skip(1)
                .ToList())
            cut.Remove(name);
        var forged = SnsSigner.Body(cut, SnsSigner.Sign(canonical));
        Assert.False(SnsSigner.Verifier().Accepts(Requests.Of(forged)));
        Assert.Empty(WebhookProvider.AmazonSes.Read(Requests.Of(forged)).Events);

        static string Body(Dictionary<string, string> message) => SnsSigner.Canonical(message)["Message\n".Length..].TrimEnd('\n');
    }

    /// <summary>As it was done: the tail stands in <c>Type</c>, and the members before it are those of the enemy's text.</summary>
    [Fact]
    public void A_tail_in_the_type_does_not_pass()
    {
        var text = $"x\nMessageId\nid-1\nTimestamp\n{SnsSigner.Time}\nTopicArn\n{SnsSigner.Topic}\nType\ny";
        var canonical = SnsSigner.Canonical(SnsSigner.Notification(("TopicArn", Enemy), ("MessageId", "real"), ("Message", text)));
        var tail = canonical[canonical.IndexOf("\nType\ny", StringComparison.Ordinal)..]["\nType\n".Length..].TrimEnd('\n');
        var forged = SnsSigner.Notification(("Message", "x"), ("MessageId", "id-1"), ("Type", tail));
        foreach (var body
            in new[]
            {
                SnsSigner.Body(forged, SnsSigner.Sign(canonical)),
                SnsSigner.Body(forged, SnsSigner.Sign(canonical))[..^1] + $",\"Type\":null,{Forged}}}",
            })
        {
            Assert.False(SnsSigner.Verifier().Accepts(Requests.Of(body)));
            Assert.Empty(WebhookProvider.AmazonSes.Read(Requests.Of(body), new WebhookOptions { RawSnsDelivery = true }).Events);
        }
    }

    [Theory, MemberData(nameof(Additions))]
    public void A_member_that_is_added_is_not_read(string addition) => IsNotRead(SnsSigner.Body(Message())[..^1] + addition + "}");

    [Theory, MemberData(nameof(Additions))]
    public void A_member_that_is_put_in_front_is_not_read(string addition) =>
        IsNotRead("{" + addition[1..] + "," + SnsSigner.Body(Message())[1..]);

    /// <summary>Also where both say the same: which of two counts is nobody's to choose.</summary>
    [Theory]
    [InlineData("Type"), InlineData("Message"), InlineData("TopicArn"), InlineData("Timestamp"), InlineData("Signature")]
    public void A_member_that_comes_twice_does_not_pass(string member)
    {
        var body = SnsSigner.Body(Message());
        using var json = JsonDocument.Parse(body);
        var twice = $"{body[..^1]},\"{member}\":{json.RootElement.GetProperty(member).GetRawText()}}}";
        Assert.Equal("the body is no SNS message, or has a member twice", SnsSigner.Verifier().Refuses(Requests.Of(twice)));
    }

    [Theory]
    [InlineData("\"Token\":null"), InlineData("\"SigningCertUrl\":null"), InlineData("\"Subject\":7"), InlineData("\"SubscribeURL\":{}")]
    public void A_member_that_is_no_text_does_not_pass(string member)
    {
        var body = $"{SnsSigner.Body(Message())[..^1]},{member}}}";
        Assert.Equal("the body is no SNS message, or has a member twice", SnsSigner.Verifier().Refuses(Requests.Of(body)));
    }

    [Theory, MemberData(nameof(Around))]
    public void A_body_with_something_around_the_message_does_not_pass(string around) =>
        Assert.False(SnsSigner.Verifier().Accepts(Requests.Of(around.Replace("*", SnsSigner.Body(Message()), StringComparison.Ordinal))));

    [Theory]
    [
        InlineData("http://sns.eu-west-1.amazonaws.com/?Token=t"), InlineData("https://sns.us-east-1.amazonaws.com/?Token=t"),
        InlineData("http://169.254.169.254/latest/meta-data"),
    ]
    [
        InlineData("https://sns.eu-west-1.amazonaws.com@evil.example/?Token=t"),
        InlineData("https://sns.eu-west-1.amazonaws.com.evil.example/?Token=t"), InlineData("file:///etc/passwd"),
    ]
    [
        InlineData("https://sns.eu-west-1.amazonaws.com:8443/?Token=t"), InlineData("https://sns.eu-west-1.amazonaws.com/\n?Token=t"),
        InlineData("https://sns.eu-west-1.amazonaws.com\\@evil.example/?"), InlineData(""),
    ]
    [InlineData("https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&TopicArn=arn:aws:sns:eu-west-1:123456789012:mail&Token=t")]
    [
        InlineData(
            "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-west-1:123456789012:other&Token=t")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-west-1:123456789012:mail&Token=u")]
    [
        InlineData(
            "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-west-1:123456789012:mail&Token=t&Action=Unsubscribe")]
    public void A_confirmation_leads_to_nobody_but_Amazon(string url)
    {
        var body = SnsSigner.Body(SnsSigner.Notification(("Type", "SubscriptionConfirmation"), ("Token", "t"), ("SubscribeURL", url)));
        Assert.False(SnsSigner.Verifier().Accepts(Requests.Of(body)));
        Assert.Null(WebhookProvider.AmazonSes.Read(Requests.Of(body)).Confirmation);
    }

    /// <summary>The token goes into an address: it brings no other action, host or line with it, verified or not.</summary>
    [Theory]
    [InlineData(""), InlineData("t&Action=Unsubscribe"), InlineData("t#"), InlineData("t\nx"), InlineData("%"), InlineData("t x")]
    public void A_token_is_nothing_but_a_token(string token)
    {
        var url = $"https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn={SnsSigner.Topic}&Token={token}";
        var body = SnsSigner.Body(SnsSigner.Notification(("Type", "SubscriptionConfirmation"), ("Token", token), ("SubscribeURL", url)));
        Assert.False(SnsSigner.Verifier().Accepts(Requests.Of(body)));
        Assert.Null(WebhookProvider.AmazonSes.Read(Requests.Of(body)).Confirmation);
    }

    [Theory]
    [
        InlineData("Type"), InlineData("MessageId"), InlineData("TopicArn"), InlineData("Timestamp"), InlineData("Subject"),
        InlineData("Token"), InlineData("SubscribeURL"),
    ]
    public void A_member_with_a_line_break_does_not_pass(string member)
    {
        var message = SnsSigner.Notification(("Subject", "s"));
        if (member is "Token" or "SubscribeURL")
            message = SnsSigner.Notification(("Type", "SubscriptionConfirmation"), ("Token", "tok"), ("SubscribeURL", SnsSigner.Subscribe));
        message[member] += "\nx";
        Assert.False(SnsSigner.Verifier().Accepts(Requests.Of(SnsSigner.Body(message))));
    }

    [Fact]
    public void Line_breaks_in_the_message_pass() =>
        Assert.True(SnsSigner.Verifier().Accepts(Requests.Of(SnsSigner.Body(SnsSigner.Notification(("Message", "a\nMessageId\nb\n"))))));

    [Fact]
    public void A_header_that_comes_twice_does_not_pass() =>
        Assert.Equal("the header x-amz-sns-topic-arn comes more than once", SnsSigner.Verifier().Refuses(
        Requests.Of(SnsSigner.Body(Message()), ("x-amz-sns-topic-arn", SnsSigner.Topic), ("X-Amz-Sns-Topic-Arn", Enemy))));

    [Fact]
    public void An_event_without_a_message_around_it_is_read_only_where_that_was_said()
    {
        var request = Requests.Of($"{{{Forged}}}") with { ReceivedAt = SnsSigner.Now };
        Assert.Empty(WebhookProvider.AmazonSes.Read(request).Events);
        Assert.Single(WebhookProvider.AmazonSes.Read(request, new WebhookOptions { RawSnsDelivery = true }).Events);
        Assert.False(SnsSigner.Verifier().Accepts(request));
    }

    private static Dictionary<string, string> Message() => SnsSigner.Notification(("Message", Genuine));

    private static string Fillers(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $",\"f{i}\":1"));

    /// <summary>Refused, or read as the genuine message is.</summary>
    private static void IsNotRead(string body)
    {
        var request = Requests.Of(body) with { ReceivedAt = SnsSigner.Now };
        foreach (var options in new[] { WebhookOptions.Default, new WebhookOptions { RawSnsDelivery = true } })
            if (SnsSigner.Verifier().Accepts(request))
                Assert.Equal(
                    Case.Lines(WebhookProvider.AmazonSes.Read(Requests.Of(SnsSigner.Body(Message())))),
                    Case.Lines(WebhookProvider.AmazonSes.Read(request, options)));
    }
}
