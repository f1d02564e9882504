namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Whose mail may be a notice in free form: a whole name of a server's, or the null path, and nothing else.</summary>
public sealed class MailServerNameTests
{
    private const string Failed = "Delivery to kim@mail.example failed: user unknown.";

    [Theory]
    [InlineData("Parcels <track@parcels.example>", "<010001@eu-west-1.amazonses.com>")]
    [InlineData("Parcels <track@parcels.example>", "<bounce@mail.parcels.example>")]
    [InlineData("Parcels <track@parcels.example>", "<bounces+kim=mail.example@parcels.example>")]
    [InlineData("bob-bouncer@club.example", "<bob-bouncer@club.example>")]
    [InlineData("Rubber Bounce Castles <hello@castles.example>", "<hello@castles.example>")]
    [InlineData("Lee Miller, Mail Administrator <lee@parcels.example>", "<lee@parcels.example>")]
    [InlineData("smtp@parcels.example", "<smtp@parcels.example>")]
    [InlineData("notification+k1@social.example", "<notification+k1@social.example>")]
    [InlineData("lee@mailer-daemons.example", "<lee@mailer-daemons.example>")]
    [InlineData("postmasters-club@parcels.example", "<club@parcels.example>")]
    public void Mail_of_others_is_no_bounce_whatever_it_says(string from, string path) => Assert.Empty(Read(from, path).Reports);

    [Theory]
    [InlineData("MAILER-DAEMON")]
    [InlineData("MAILER-DAEMON (Mail Delivery System)")]
    [InlineData("Mail Delivery Subsystem <MAILER-DAEMON>")]
    [InlineData("Mail Delivery System <noreply@mx.example>")]
    [InlineData("\"Mail Delivery Service\" <noreply@mx.example>")]
    [InlineData("postmaster@mx.example")]
    [InlineData("postmaster+tag@mx.example")]
    [InlineData("Postmaster <>")]
    [InlineData("System Administrator <>")]
    [InlineData("MDaemon at mx.example <MDaemon@mx.example>")]
    [InlineData("=?utf-8?Q?Mail_Delivery_System?= <noreply@mx.example>")]
    public void A_servers_name_makes_a_bounce(string from) =>
        Assert.Equal("kim@mail.example", Assert.Single(Read(from, "<news@shop.example>").Reports).Recipient);

    [Theory, InlineData("<>"), InlineData("<MAILER-DAEMON@mx.example>")]
    public void The_null_path_makes_a_bounce(string path) => Assert.Single(Read("service@mx.example", path).Reports);

    [Theory, InlineData("Re: Undelivered mail"), InlineData("AW: Undelivered mail"), InlineData("RE : Undelivered mail")]
    public void A_persons_answer_that_quotes_the_message_is_no_bounce(string subject)
    {
        var mail = Mails.Read(
            $"Return-Path: <010001@amazonses.com>\nFrom: Help <help@parcels.example>\nTo: news@shop.example\nSubject: {subject}\n\n"
            + $"{Failed} We look into it.\n\n-----Original Message-----\nFrom: news@shop.example\nTo: help@parcels.example\nSubject: hm\n");
        Assert.DoesNotContain(mail.Reports, report => report.Kind == ReportKind.Bounce);
    }

    private static BounceMail Read(string from, string path) => Mails.Read(
        $"Return-Path: {path}\nFrom: {from}\nTo: news@shop.example\nSubject: Delivery failed: your parcel\n\n{Failed}\n");
}
