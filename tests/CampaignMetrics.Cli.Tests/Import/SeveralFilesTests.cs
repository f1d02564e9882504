namespace CampaignMetrics.Cli.Tests.Import;

/// <summary>Of several files to import, one that cannot be read hides no other, and is counted.</summary>
[Collection(InProcess.Collection)]
public sealed class SeveralFilesTests
{
    private const string Mail = """
        From: MAILER-DAEMON@mx.example.org
        To: bounces@shop.example
        Subject: Undelivered Mail Returned to Sender
        Date: Mon, 2 Mar 2026 09:00:03 +0000

        Delivery to kim@mail.example failed: user unknown

        """;

    private const string Open =
        """{"email":"kim@mail.example","timestamp":1772442000,"event":"open","sg_event_id":"1","sg_message_id":"m"}""";

    [Fact]
    public void A_file_that_is_not_there_is_told_and_the_next_is_read()
    {
        using var mail = new TemporaryFile(Mail);
        var run = InProcess.Run("", "import", "mail", "no/such/file", mail.Path);
        Assert.Equal(
            (2, "campaign-metrics: no/such/file: no such file\nevents 1 (bounced 1), skipped 0, others 0, files not read to their end 1\n"),
            (run.ExitCode, run.Error));
        Assert.Contains("kim@mail.example", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail", Mail), InlineData("sendgrid", Open)]
    public void A_damaged_gzip_is_told_and_the_next_is_read(string provider, string content)
    {
        using var damaged = new TemporaryFile([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 7, 7]);
        using var file = new TemporaryFile(content);
        var run = InProcess.Run("", "import", provider, damaged.Path, file.Path);
        Assert.StartsWith($"campaign-metrics: {damaged.Path}: cannot be read: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("files not read to their end 1\n", run.Error, StringComparison.Ordinal);
        Assert.Equal((2, 1), (run.ExitCode, run.Output.Count(letter => letter == '\n')));
    }

    [Fact]
    public void An_export_without_the_columns_is_told_and_the_next_is_read()
    {
        using var other = new TemporaryFile("a,b\n1,2\n");
        using var export = new TemporaryFile("who,when\nkim@mail.example,2026-03-02T09:00:00Z\n");
        var run = InProcess.Run(
            "", "import", "csv", "--map", "recipient=who,at=when", "--type", "opened", "--email", "spring", other.Path, export.Path);
        Assert.StartsWith($"campaign-metrics: {other.Path}: --map: ", run.Error, StringComparison.Ordinal);
        Assert.Equal((2, 1), (run.ExitCode, run.Output.Count(letter => letter == '\n')));
    }

    [Fact]
    public void A_strict_import_stops_at_the_file()
    {
        using var mail = new TemporaryFile(Mail);
        Assert.Equal(
            new ToolRun(2, "", "campaign-metrics: no/such/file: no such file\n"),
            InProcess.Run("", "import", "mail", "--strict", "no/such/file", mail.Path));
    }

    [Theory, InlineData("bounce"), InlineData("import mail")]
    public void A_mail_beyond_the_limits_is_told_and_ends_with_code_2(string command)
    {
        using var mail = new TemporaryFile(Mail + string.Concat(Enumerable.Repeat("It was tried again and again.\n", 5000)));
        var run = InProcess.Run("", [.. command.Split(' '), mail.Path]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{mail.Path}: was not read to its end: it is larger", run.Error, StringComparison.Ordinal);
        Assert.Contains("kim@mail.example", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_over_the_limit_is_no_cut_one()
    {
        using var body = new TemporaryFile($"[{Open},\"{new string('a', 16 << 20)}\"]");
        var run = InProcess.Run("", "import", "sendgrid", body.Path);
        Assert.StartsWith($"{body.Path}: larger than 16777216 bytes\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_in_UTF_16_is_told_as_such()
    {
        using var body = new TemporaryFile([0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(Open)]);
        var run = InProcess.Run("", "import", "sendgrid", body.Path);
        Assert.StartsWith($"{body.Path}: it is UTF-16 text: convert it to UTF-8 first", run.Error, StringComparison.Ordinal);
    }
}
