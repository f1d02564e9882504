namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Of the addresses in the sentences of a notice, the recipient is the one that the mail was for.</summary>
public sealed class LikelyRecipientTests
{
    [Theory]
    [InlineData("Hello offers@shop.example,\nDelivery failed for kim@mail.example (user unknown).")]
    [InlineData("Message from team@shop.example to kim@mail.example rejected: user unknown")]
    [InlineData("Your message from <team@shop.example> to <kim@mail.example> failed: user unknown")]
    [InlineData("team@shop.example => kim@mail.example: user unknown")]
    [InlineData("Rejected (user unknown): team@shop.example -> kim@mail.example")]
    [InlineData("A message from joe@partner.example was for kim@mail.example, but delivery failed: user unknown")]
    [InlineData("The mail that help@news.shop.example sent reached no user: kim@mail.example, user unknown")]
    [InlineData("Dear lee@partner.example, delivery to kim@mail.example failed: user unknown")]
    [InlineData("Delivery failed: user unknown. Please contact joe@partner.example. It was sent to kim@mail.example.")]
    public void It_is_not_whoever_sent_the_message(string words) =>
        Assert.Equal("kim@mail.example", Recipient("bounces@shop.example", words));

    [Theory]
    [InlineData("Delivery failed: user unknown. Please contact joe@partner.example.")]
    [InlineData("Message from joe@partner.example failed: user unknown")]
    public void Whoever_helps_or_wrote_is_none_even_alone(string words) => Assert.Equal("", Recipient("bounces@shop.example", words));

    [Fact]
    public void An_address_of_the_senders_domain_is_taken_where_no_other_stands() =>
        Assert.Equal("kim@shop.example", Recipient("bounces@shop.example", "The message to kim@shop.example failed: user unknown"));

    [Fact]
    public void What_a_forwarder_made_of_the_senders_path_is_the_senders() =>
        Assert.Equal(
            "kim@mail.example",
            Recipient(
                "SRS0=HhHh=TT=shop.example=offers@forward.example",
                "A mail of offers@shop.example, user unknown: kim@mail.example, delivery failed"));

    [Fact]
    public void A_longer_address_in_the_To_field_does_not_hide_the_recipient() =>
        Assert.Equal("ann@shop.example", Recipient("joann@shop.example", "The message to ann@shop.example failed: user unknown"));

    private static string Recipient(string to, string words) => Assert.Single(Mails.Read(
        $"From: MAILER-DAEMON@mx.example\nTo: {to}\nSubject: Delivery failure\n\n{words}\n").Reports).Recipient;
}
