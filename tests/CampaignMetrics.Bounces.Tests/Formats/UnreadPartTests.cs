namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Limits keep a hostile mail small; what they leave out is told.</summary>
public sealed class UnreadPartTests
{
    [Theory, InlineData(100_000, 100_000, false), InlineData(100_001, 100_000, true)]
    public void A_report_of_more_recipients_than_are_read_says_so(int recipients, int read, bool isCut)
    {
        var groups = Enumerable.Range(0, recipients)
            .Select(i => $"Final-Recipient: rfc822; c{i}@example.net\nAction: failed\nStatus: 5.1.1\n");
        var mail = Mails.Read(
            "From: mailer-daemon@example.net\nMIME-Version: 1.0\n"
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
            + $"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n{string.Join('\n', groups)}\n--b--\n");
        Assert.Equal((read, isCut), (mail.Reports.Count, mail.IsTruncated));
    }

    [Theory, InlineData(99_998, false), InlineData(99_999, true)]
    public void A_mail_of_more_header_fields_than_are_read_says_so(int fields, bool isCut) =>
        Assert.Equal(
            isCut,
            Mails.Read($"From: a@example.net\n{string.Concat(Enumerable.Repeat("X: y\n", fields))}Subject: Late\n\nHello").IsTruncated);

    [Fact]
    public void Of_many_recipients_each_has_its_own_words()
    {
        var recipients = Enumerable.Range(0, 3000).Select(i => $"c{i}@example.net").ToArray();
        var words = string.Concat(recipients.Select(each => $"{each}: 550 no {each[..^12]} here\n"));
        var mail = Mails.Read($"From: mailer-daemon@example.net\nSubject: Undelivered Mail Returned to Sender\n\n{words}");
        Assert.Equal(
            recipients.Select(each => $"550 no {each[..^12]} here"), mail.Reports.Select(report => report.Diagnostic));
    }

    [Fact]
    public void A_report_of_more_words_than_are_read_says_so()
    {
        var words = string.Concat(Enumerable.Repeat("All that was tried stands here, line by line.\n", 7000));
        var mail = Mails.Read(
            "From: mailer-daemon@example.net\nSubject: Undelivered Mail Returned to Sender\n\n"
            + $"{words}\n<ann@example.net>: user unknown\n");
        Assert.True(mail.IsTruncated);
    }
}
