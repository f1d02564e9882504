using CampaignMetrics.Events;

namespace CampaignMetrics.Cli.Tests;

public sealed class ImportCommandTests
{
    private const string Batch =
        """[{"email":"ann@example.com","timestamp":1772442000,"event":"open","sg_event_id":"b3Blbg","sg_message_id":"m1.filter0001","useragent":"Zo\u00eb"},7,{"event":"account_change","timestamp":1}]""";

    [Fact]
    public void Bodies_become_event_lines()
    {
        using var file = new TemporaryFile(Batch);
        var run = Tool.Run("import", "SendGrid", file.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("""{"id":"b3Blbg","type":"opened","at":"2026-03-02T09:00:00Z","email":"m1","recipient":"ann@example.com","userAgent":"Zoë","messageId":"m1"}""" + "\n", run.Output);
    }

    [Fact]
    public void What_is_no_event_is_named()
    {
        using var file = new TemporaryFile(Batch);
        Assert.Equal($"{file.Path}: element 2: no event of a message: account_change\n{file.Path}: element 1: no object\n", Tool.Run("import", "SendGrid", file.Path).Error);
    }

    [Fact]
    public void Event_lines_read_back()
    {
        var run = Tool.RunWithInput("event=opened&recipient=ann%40example.com&Message-Id=%3C%22m%22%40mg.example%3E&timestamp=1772442000&token=t", "import", "mailgun", "-");
        Assert.IsType<Opened>(EventLines.Parse(run.Output.TrimEnd('\n')).Event);
    }

    [Fact]
    public void Headers_are_the_requests()
    {
        var run = Tool.RunWithInput("""{"type":"email.opened","created_at":"2026-03-02T09:00:00Z","data":{"email_id":"m1","to":["ann@example.com"]}}""", "import", "resend", "-", "--header", "svix-id: msg_1");
        Assert.StartsWith("""{"id":"msg_1",""", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_content_type_may_be_stated()
    {
        var body = "--x\r\nContent-Disposition: form-data; name=\"mandrill_events\"\r\n\r\n[{\"event\":\"open\",\"_id\":\"m1\",\"ts\":1772442000,\"msg\":{\"email\":\"ann@example.com\"}}]\r\n--x--\r\n";
        Assert.Contains("\"type\":\"opened\"", Tool.RunWithInput(body, "import", "mandrill", "-", "--content-type", "multipart/form-data; boundary=x").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_cannot_be_read_is_named()
    {
        var run = Tool.RunWithInput("[", "import", "sendgrid", "-");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("-: no JSON from line 1", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "-"), InlineData("sendgrid", "no-such-file")]
    public void Who_asks_for_what_is_not_there_is_told(string provider, string file)
    {
        var run = Tool.RunWithInput("", "import", provider, file);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("no such", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_has_a_name() => Assert.Equal(2, Tool.RunWithInput("", "import", "sendgrid", "-", "--header", "nothing").ExitCode);
}
