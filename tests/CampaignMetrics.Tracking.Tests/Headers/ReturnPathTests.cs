using System.Text;
using CampaignMetrics.Bounces;
using FsCheck.Fluent;

namespace CampaignMetrics.TrackedMail.Tests.Headers;

/// <summary>Return paths that name the recipient, as <c>CampaignMetrics.Bounces</c> reads them back.</summary>
public sealed class ReturnPathTests
{
    private static readonly FsCheck.Gen<string> Users =
        Gen.Elements("ann", "a", "-", "+", ".", "12", "=", "mc.", "abcd", "warn", "1700000000.", "owner", "==a==", "x_y", "SRS0=", "prvs=",
            "'", "é")
            .ArrayOf().Select(string.Concat);

    [Theory]
    [InlineData("bounces@b.example", "ann@example.com", "bounces+ann=example.com@b.example")]
    [InlineData("returns@b.example", "ann-marie+x@example.com", "returns+ann-marie+x=example.com@b.example")]
    public void The_recipient_stands_in_the_address(string mailbox, string address, string path) =>
        Assert.Equal(path, Path(mailbox, address));

    [Theory]
    [InlineData("änn@example.com")]
    [InlineData("\"ann b\"@example.com")]
    [InlineData("customer-17")]
    [InlineData("a-very-long-name-of-very-many-letters-and-digits-and-hyphens@example.com")]
    public void Who_cannot_be_named_leaves_the_mailbox_as_it_is(string address) =>
        Assert.Equal("returns@b.example", Path("returns@b.example", address));

    [Fact]
    public void Another_address_than_the_contacts_key_can_be_stated()
    {
        var email = EmailTemplate.Parse(null, "x", Some.Clicks)
            .ForSending(Some.Keys, Some.Sending with { Headers = new SenderHeaders { BounceMailbox = "returns@b.example" } });
        var message = email.For(new MessageRecipient("customer-17") { Address = "ann@example.com" });
        Assert.Equal("returns+ann=example.com@b.example", message.ReturnPath);
    }

    [Fact]
    public void What_names_a_recipient_is_read_as_that_recipient() => Law.Holds(
        from user in Users
        from mailbox in Gen.Elements("bounces@b.example", "returns@b.example", "owner@b.example", "news-list@b.example")
        select (mailbox, address: $"{user}@example.com"),
        mail => ReturnPaths.Of(mail.mailbox, mail.address) is var path && (path == mail.mailbox || Read(path) == mail.address),
        cases: 2000);

    private static string? Path(string mailbox, string address) =>
        EmailTemplate.Parse(null, "x", Some.Clicks)
            .ForSending(Some.Keys, Some.Sending with { Headers = new SenderHeaders { BounceMailbox = mailbox } })
            .For(new MessageRecipient(address)).ReturnPath;

    /// <summary>What the bounce of a server that names nobody tells of the recipient.</summary>
    private static string? Read(string returnPath) => BounceMail.Read(Encoding.UTF8.GetBytes(
        $"""
        From: MAILER-DAEMON@mx.example
        To: {returnPath}
        Subject: Undelivered Mail Returned to Sender
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        It could not be delivered.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; x@mx.example
        Action: failed
        Status: 5.1.1
        --b--
        """.ReplaceLineEndings("\r\n"))).Original.VerpRecipient;
}
