using System.Text;

namespace CampaignMetrics.Bounces.Tests;

public sealed class MboxTests
{
    private const string Line = "From MAILER-DAEMON Mon Jun  2 10:00:00 2025\n";

    private static List<string> Mails(string file) =>
        [.. Mbox.Mails(new MemoryStream(Encoding.Latin1.GetBytes(file))).Select(mail => Encoding.Latin1.GetString(mail.Span))];

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_mailbox_is_divided_into_its_mails(string lineEnd)
    {
        var mails = Mails(
            $"{Line}Subject: 1\n\nOne\n\n{Line}Subject: 2\n\nTwo\n\n{Line}Subject: 3\n".Replace("\n", lineEnd, StringComparison.Ordinal));
        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail => Assert.StartsWith("From MAILER-DAEMON", mail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_without_blocking_the_mails_are_the_same()
    {
        var bytes = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat($"{Line}Subject: 1\n\n{new string('x', 9_000)}\n\n", 30)));
        var mails = new List<byte[]>();
        await foreach (var mail in Mbox.MailsAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken))
            mails.Add(mail.ToArray());
        Assert.Equal(Mbox.Mails(new MemoryStream(bytes)).Select(mail => mail.ToArray()), mails);
    }

    [Fact]
    public async Task Reading_can_be_cancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
    {
        await foreach (var _ in Mbox.MailsAsync(new MemoryStream([1]), new CancellationToken(canceled: true)))
            Assert.Fail("It was cancelled.");
    });

    [Fact]
    public void Nothing_is_lost()
    {
        var file = $"{Line}Subject: 1\n\nOne\n\n{Line}Subject: 2\n\nTwo";
        Assert.Equal(file, string.Concat(Mails(file)));
    }

    [Fact]
    public void A_file_that_begins_with_fields_is_one_mail() => Assert.Single(Mails($"Subject: 1\n\nOne\n\n{Line}Subject: 2\n"));

    [Theory]
    [InlineData("From Monday on we are open\n")]
    [InlineData("From: Ann\n")]
    [InlineData(">From ann@example.net Mon Jun  2 10:00:00 2025\n")]
    public void Other_lines_divide_nothing(string line) => Assert.Single(Mails($"{Line}Subject: 1\n\nOne\n\n{line}More\n"));

    [Fact]
    public void A_line_inside_a_paragraph_divides_nothing() => Assert.Single(Mails($"{Line}Subject: 1\n\nOne\n{Line}More\n"));

    [Fact]
    public void Empty_lines_before_the_first_mail_are_no_mail() => Assert.Single(Mails($"\n\r\n{Line}Subject: 1\n"));

    [Fact]
    public void An_empty_file_holds_no_mail() => Assert.Empty(Mails(""));

    [Fact]
    public void Each_mail_is_an_answer_of_its_own()
    {
        string[] mails = [Bounces.Tests.Mails.Exim, Bounces.Tests.Mails.Qmail, Bounces.Tests.Mails.Feedback];
        var file = string.Join("\n\n", mails.Select(mail => Line + mail));
        Assert.Equal(
            [2, 1, 1], Mbox.Mails(new MemoryStream(Encoding.UTF8.GetBytes(file))).Select(mail => BounceMail.Read(mail.Span).Reports.Count));
    }

    [Fact]
    public void A_mail_beyond_the_limit_is_cut_and_the_next_one_read()
    {
        var file = new MemoryStream(Encoding.Latin1.GetBytes($"{Line}\n{new string('a', BounceMail.MaxBytes)}\n\n{Line}Subject: 2\n"));
        var lengths = Mbox.Mails(file).Select(mail => mail.Length).ToList();
        Assert.Equal(2, lengths.Count);
        Assert.Equal(BounceMail.MaxBytes + 1, lengths[0]);
    }
}
