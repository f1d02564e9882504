namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Addresses with letters beyond ASCII, as RFC 6533 writes them.</summary>
public sealed class UnicodeAddressTests
{
    [Theory]
    [InlineData(@"utf-8; j\x{F6}rg@b\x{FC}cher.example", "jörg@bücher.example")]
    [InlineData(@"utf-8; \x{4E2D}@example.net", "中@example.net"), InlineData(@"utf-8; ann@example.net", "ann@example.net")]
    public void An_address_with_letters_beyond_ASCII_is_read(string field, string address) => Assert.Equal(
        address,
        Assert.Single(Mails.Read(
            "From: mailer-daemon@example.net\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
            + "--b\nContent-Type: message/global-delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n"
            + $"Final-Recipient: {field}\nAction: failed\nStatus: 5.1.1\n\n--b--\n").Reports).Recipient);
}
