namespace CampaignMetrics.Bounces.Tests;

public sealed class SmtpReplyTests
{
    [Theory]
    [InlineData("550 5.1.1 no such user", 550, "5.1.1")]
    [InlineData("550-5.1.1 no such\r\n550 5.1.1 user", 550, "5.1.1")]
    [InlineData("smtp; 452 4.2.2 full", 452, "4.2.2")]
    [InlineData("host mx.example.net[192.0.2.1] said: 554 5.7.1 no", 554, "5.7.1")]
    [InlineData("5.1.0 - Unknown address error 550-'5.7.1 access denied'", 550, "5.7.1")]
    [InlineData("Remote host said: 550 sorry (#5.1.1)", 550, "5.1.1")]
    [InlineData("#5.4.4 nothing", 0, "5.4.4")]
    [InlineData("connect to 192.0.2.450: timed out after 421s", 0, "")]
    [InlineData("Exim 4.92.3", 0, "")]
    [InlineData("id 5.1.1.2 and 15.1.1", 0, "")]
    [InlineData("250 2.1.5 Ok", 250, "2.1.5")]
    [InlineData("", 0, "")]
    public void Codes_are_found_where_servers_put_them(string text, int code, string status)
    {
        var reply = SmtpReply.Parse(text);
        Assert.Equal((code, status), (reply.Code, reply.Status.ToString()));
    }

    [Theory]
    [InlineData("550 no (in reply to RCPT TO command)", SmtpPhase.RcptTo)]
    [InlineData("550 no (in reply to end of DATA command)", SmtpPhase.Data)]
    [InlineData("550 no (in reply to MAIL FROM command)", SmtpPhase.MailFrom)]
    [InlineData("lost connection while receiving the initial server greeting", SmtpPhase.Unknown)]
    [InlineData("lost connection while sending RCPT TO", SmtpPhase.RcptTo)]
    [InlineData("SMTP error from remote mail server after end of data: 550 no", SmtpPhase.Data)]
    [InlineData("SMTP error from remote mail server after initial connection: 554 no", SmtpPhase.Connect)]
    [InlineData(">>> MAIL From:<ann@example.net>", SmtpPhase.MailFrom)]
    [InlineData("lost connection while performing the HELO handshake", SmtpPhase.Hello)]
    [InlineData("550 no", SmtpPhase.Unknown)]
    public void The_phase_is_read_from_the_words_around(string text, SmtpPhase phase) => Assert.Equal(phase, SmtpReply.Parse(text).Phase);

    [Theory]
    [InlineData("host mx.example.net[192.0.2.1] said: 550 no", "mx.example.net")]
    [InlineData("connect to mx.example.net[192.0.2.1]:25: Connection refused", "mx.example.net")]
    [InlineData("host mx.example.net [192.0.2.1]: 550 no", "mx.example.net")]
    [InlineData("550 no", null)]
    public void The_remote_host_is_read_from_the_words_around(string text, string? host) =>
        Assert.Equal(host, SmtpReply.Parse(text).RemoteHost);

    [Theory]
    [InlineData("450 later", ReportKind.Deferral)]
    [InlineData("4.2.2 later", ReportKind.Deferral)]
    [InlineData("550 no", ReportKind.Bounce)]
    [InlineData("no", ReportKind.Bounce)]
    [InlineData("250 ok", ReportKind.NotABounce)]
    public void The_first_digit_tells_what_a_reply_means(string text, ReportKind kind) => Assert.Equal(kind, SmtpReply.Parse(text).Kind);

    [Fact]
    public void The_default_value_is_an_empty_reply() => Assert.Equal("", default(SmtpReply).Text);

    [Fact]
    public void Null_is_refused() => Assert.Throws<ArgumentNullException>(() => SmtpReply.Parse(null!));
}
