namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Limits keep a hostile mail small; what they leave out is told.</summary>
public sealed class UnreadPartTests
{
    [Theory, InlineData(1000, 1000, false), InlineData(1001, 1000, true)]
    public void A_report_of_more_recipients_than_are_read_says_so(int recipients, int read, bool isCut)
    {
        var groups = Enumerable.Range(0, recipients)
            .Select(i => $"Final-Recipient: rfc822; c{i}@example.net\nAction: failed\nStatus: 5.1.1\n");
        var mail = Mails.Read(
            "From: mailer-daemon@example.net\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
            + "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n" + string.Join('\n', groups) + "\n--b--\n");
        Assert.Equal((read, isCut), (mail.Reports.Count, mail.IsTruncated));
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
