using CampaignMetrics.Bounces.Formats;

namespace CampaignMetrics.Bounces.Tests.Formats;

public sealed class VerpTests
{
    [Theory]
    [InlineData("bounce+ann=example.net@example.org")]
    [InlineData("weekly-bounces+ann=example.net@lists.example.org")]
    [InlineData("owner-weekly+ann=example.net@lists.example.org")]
    [InlineData("weekly-owner-ann=example.net@example.org")]
    [InlineData("weekly-return-ann=example.net@example.org")]
    [InlineData("weekly-return-4711-ann=example.net@example.org")]
    [InlineData("weekly-return-warn-1772442000.abcdefghijklmnopabcd-ann=example.net@example.org")]
    [InlineData("weekly-return-probe-1772442000.abcdefghijklmnopabcd-ann=example.net@example.org")]
    [InlineData("bounce+ann==a==example.net==weekly@example.org")]
    [InlineData("bounce+ann==a==example.net==weekly==r@example.org")]
    [InlineData("bounces+987654-0a1f-ann=example.net@em.example.org")]
    [InlineData("bounce+5f1c2e.4d8b3a-ann=example.net@mg.example.org")]
    [InlineData("bounce-mc.us7_12345.67890-ann=example.net@mail.example.org")]
    [InlineData("news-ann=example.net@example.org")]
    [InlineData("ann=example.net@bounces.example.org")]
    public void Known_shapes_hold_the_recipient(string address) => Assert.Equal("ann@example.net", Verp.Recipient(address));

    [Theory]
    [InlineData("bounces+ann-marie=example.net@example.org", "ann-marie@example.net")]
    [InlineData("bounces+ann+news=example.net@example.org", "ann+news@example.net")]
    [InlineData("weekly-owner-ann-marie=example.net@example.org", "ann-marie@example.net")]
    [InlineData("bounces+987654-0a1f-ann-marie=example.net@em.example.org", "ann-marie@example.net")]
    [InlineData("weekly-bounces+12-ann=example.net@example.org", "12-ann@example.net")]
    [InlineData("bounces+dead-beef=example.net@example.org", "dead-beef@example.net")]
    public void A_recipients_own_hyphens_and_signs_stay(string address, string recipient) =>
        Assert.Equal(recipient, Verp.Recipient(address));

    [Theory]
    [InlineData("SRS0=AbC1=XY=example.org=bounce+ann=example.net@forwarder.example")]
    [InlineData("SRS0+AbC1=XY=example.org=bounce+ann=example.net@forwarder.example")]
    [InlineData("srs1=DeF2=first.example==AbC1=XY=example.org=bounce+ann=example.net@second.example")]
    [InlineData("bounces+SRS=AbC1d=XY=example.org=bounce+ann=example.net@tenant.example")]
    [InlineData("prvs=01234567ab=bounce+ann=example.net@example.org")]
    public void A_rewritten_path_is_undone_first(string address) => Assert.Equal("ann@example.net", Verp.Recipient(address));

    [Theory]
    [InlineData("SRS0=AbC1=XY=example.org=news@forwarder.example")]
    [InlineData("SRS0=AbC1=XY=example.org=first.last@forwarder.example")]
    [InlineData("SRS1=DeF2=first.example==AbC1=XY=example.org=first.last@second.example")]
    [InlineData("bounces+SRS=44abc=IX@tenant.example")]
    [InlineData("news+SRS=AbC1d=XY=example.org=first.last@tenant.example")]
    [InlineData("prvs=01234567ab=first.last@example.org")]
    [InlineData("btv1==0123456789==first.last@example.org")]
    [InlineData("spring-sale-news-ann=example.net@example.org")]
    [InlineData("order=4711@example.org")]
    [InlineData("campaign=v1.@example.org")]
    [InlineData("bounce-123_HTML-456@example.org")]
    [InlineData("=@=")]
    [InlineData("@")]
    [InlineData("SRS1=@x")]
    public void Any_other_address_holds_none(string address) => Assert.Null(Verp.Recipient(address));

    [Fact]
    public void What_the_report_states_counts_before_the_path()
    {
        var mail = Mails.Read(Mails.Postfix.Replace("bounce+ann=", "bounce+ann-of-old=", StringComparison.Ordinal));
        Assert.Equal(("ann@example.net", "Ann@Example.net"), (mail.Reports[0].Recipient, mail.Reports[0].OriginalRecipient));
        Assert.Equal("ann-of-old@example.net", mail.Original.VerpRecipient);
    }

    [Fact]
    public void A_notice_that_names_nobody_is_about_whom_the_path_holds()
    {
        var mail = Mails.Read(
            """
            Return-Path: <>
            From: Mail Delivery System <mailer-daemon@example.net>
            To: weekly-bounces+ann=example.net@example.org
            Subject: Undeliverable mail

            Your message could not be delivered: there is no such mailbox.
            """);
        Assert.Equal("ann@example.net", Assert.Single(mail.Reports).Recipient);
    }
}
