namespace CampaignMetrics.Cli.Tests;

[Collection(InProcess.Collection)]
public sealed class ImportCommandTests
{
    private const string Batch =
        """[{"email":"ann@example.com","timestamp":1772442000,"event":"open","sg_event_id":"b3Blbg","sg_message_id":"m1.filter0001","useragent":"Zo\u00eb"},7,{"event":"account_change","timestamp":1}]""";

    [Fact]
    public void Bodies_become_event_lines()
    {
        using var file = new TemporaryFile(Batch);
        var run = InProcess.Run("", "import", "SendGrid", file.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """{"id":"b627596f74c7aacd27da1f8527dfe94e","type":"opened","at":"2026-03-02T09:00:00Z","email":"m1","recipient":"ann@example.com","userAgent":"Zoë","messageId":"m1"}"""
                + "\n",
            run.Output);
    }

    [Fact]
    public void What_is_no_event_is_named()
    {
        using var file = new TemporaryFile(Batch);
        Assert.Equal(
            $"{file.Path}: element 2: no event of a message: account_change\n{file.Path}: element 1: no object\n"
                + "events 1 (opened 1), skipped 1 (1 × no object), others 1\n",
            InProcess.Run("", "import", "SendGrid", file.Path).Error);
    }

    [Fact]
    public void A_question_to_confirm_is_named_without_its_token()
    {
        using var file = new TemporaryFile(
            """
            {
              "Type": "SubscriptionConfirmation", "MessageId": "m", "Token": "secret", "Timestamp": "2026-03-02T09:00:00Z",
              "TopicArn": "arn:aws:sns:eu-west-1:123456789012:mail",
              "SubscribeURL": "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-west-1:123456789012:mail&Token=secret"
            }
            """);
        var told = InProcess.Run("", "import", "amazonses", file.Path).Error;
        Assert.Contains(
            "subscription of arn:aws:sns:eu-west-1:123456789012:mail at sns.eu-west-1.amazonaws.com", told, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Event_lines_read_back()
    {
        var run = InProcess.Run(
            "event=opened&recipient=ann%40example.com&Message-Id=%3C%22m%22%40mg.example%3E&timestamp=1772442000&token=t", "import",
            "mailgun", "-");
        Assert.IsType<Opened>(EventLines.Parse(run.Output.TrimEnd('\n')).Event);
    }

    [Fact]
    public void Headers_are_the_requests()
    {
        var run = InProcess.Run(
            """{"type":"email.opened","created_at":"2026-03-02T09:00:00Z","data":{"email_id":"m1","to":["ann@example.com"]}}""", "import",
            "resend", "-", "--header", "svix-id: msg_1");
        Assert.StartsWith("""{"id":"msg_1",""", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_content_type_may_be_stated()
    {
        var body =
            "--x\r\nContent-Disposition: form-data; name=\"mandrill_events\"\r\n\r\n[{\"event\":\"open\",\"_id\":\"m1\",\"ts\":1772442000,\"msg\":{\"email\":\"ann@example.com\"}}]\r\n--x--\r\n";
        Assert.Contains(
            "\"type\":\"opened\"",
            InProcess.Run(body, "import", "mandrill", "-", "--content-type", "multipart/form-data; boundary=x").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_cannot_be_read_is_named()
    {
        var run = InProcess.Run("[}", "import", "sendgrid", "-");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("-: no JSON from line 1", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "-"), InlineData("sendgrid", "no-such-file")]
    public void Who_asks_for_what_is_not_there_is_told(string provider, string file)
    {
        var run = InProcess.Run("", "import", provider, file);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("no such", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_names_the_email_of_all_events() =>
        Assert.Contains(
            "\"email\":\"spring\"",
            InProcess.Run(Batch, "import", "sendgrid", "-", "--email", "spring").Output,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("mailing"), InlineData("metadata.mailing"), InlineData("categories"), InlineData("mail.headers.X-Mailing")]
    public void A_path_names_where_the_email_stands(string path)
    {
        var body =
            """[{"email":"a@example.com","timestamp":1772442000,"event":"open","mailing":"spring","categories":["spring","nl"],"mail":"""
            + """{"headers":[{"name":"x-mailing","value":"spring"}]}}]""";
        Assert.Contains(
            "\"email\":\"spring\"",
            InProcess.Run(body, "import", "sendgrid", "-", "--email-from", path).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_email_that_stands_nowhere_is_not_made_up()
    {
        var run = InProcess.Run(Batch, "import", "sendgrid", "-", "--email-from", "metadata.nothing");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("element 0: no email", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strict_import_stops_where_something_cannot_be_read()
    {
        var run = InProcess.Run(Batch, "import", "sendgrid", "-", "--strict");
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("element 1: no object\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_an_api_is_recognised()
    {
        var page = """{"Opens":[{"MessageID":"m1","Recipient":"ann@example.com","ReceivedAt":"2026-03-24T09:20:00Z"}],"TotalCount":1}""";
        Assert.Contains("\"type\":\"opened\"", InProcess.Run(page, "import", "postmark", "-").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_events_is_no_error()
    {
        var run = InProcess.Run("""{"messages":[]}""", "import", "sendgrid", "-");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("csv", "Timestamp,Email\n2026-03-24T09:20:00Z,ann@example.com\n")]
    [InlineData("mailchimp", "Timestamp;Email\n2026-03-24T09:20:00Z;ann@example.com\n")]
    [InlineData("csv", """{"ann@example.com":[{"action":"open","timestamp":"2026-03-24 09:20:00"}]}""")]
    public void An_export_is_recognised(string provider, string text) =>
        Assert.Contains(
            "\"type\":\"opened\",\"at\":\"2026-03-24T09:20:00Z\"",
            InProcess.Run(text, "import", provider, "-", "--email", "e").Output,
            StringComparison.Ordinal);

    [Fact]
    public void A_packed_export_is_unpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress))
            gzip.Write("Timestamp,Email\n2026-03-24T09:20:00Z,ann@example.com\n"u8);
        using var file = new TemporaryFile(packed.ToArray());
        var run = InProcess.Run("", "import", "csv", file.Path, "--email", "e");
        Assert.Contains("\"type\":\"opened\"", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty"), InlineData("PK\u0003\u0004", "ZIP archive"), InlineData("a,b\n1,2\n", "no known export")]
    [InlineData("{\"messages\":[]}", "no email activity of Mailchimp's")]
    [InlineData("Email Address,Opens\nann@example.com,2\n", "--email KEY"), InlineData("\u001f", "no known export")]
    public void What_is_no_export_says_so(string text, string said)
    {
        var run = InProcess.Run(text, "import", "csv", "-");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--type", "openned", "Did you mean 'opened'?"), InlineData("--zone", "Mars/Phobos", "no time zone")]
    [InlineData("--at", "2026-03-24", "no time with an offset")]
    [InlineData("--preset", "sendgrid-activty", "Did you mean 'sendgrid-activity'?"), InlineData("--time-format", "q", "no form")]
    [InlineData("--email", "", "is empty"), InlineData("--map", "x", "PROPERTY=COLUMN")]
    public void A_value_that_is_none_is_one_line(string option, string value, string said)
    {
        using var file = new TemporaryFile("Timestamp,Email\n");
        var run = InProcess.Run("", "import", "csv", file.Path, option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void An_option_of_webhooks_is_none_of_exports() =>
        Assert.Contains(
            "are for webhooks",
            InProcess.Run("Timestamp,Email\n", "import", "csv", "-", "--header", "a: b").Error,
            StringComparison.Ordinal);

    [Fact]
    public void An_export_of_a_provider_that_posts_is_told_from_a_body() =>
        Assert.Contains(
            "no known export: a, b.", InProcess.Run("a,b\n1,2\n", "import", "hubspot", "-").Error, StringComparison.Ordinal);

    [Fact]
    public void The_element_of_a_page_is_the_message()
    {
        var page = """{"msg_id":"m1","to_email":"a@example.com","subject":"Sale","events":"""
            + """[{"event_name":"opened","processed":"2026-03-24T09:20:00Z"}]}""";
        Assert.Contains(
            "\"email\":\"Sale\"",
            InProcess.Run(page, "import", "sendgrid", "-", "--email-from", "subject").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_of_exports_is_none_of_webhooks() =>
        Assert.Contains(
            "--zone is for exports", InProcess.Run(Batch, "import", "sendgrid", "-", "--zone", "UTC").Error, StringComparison.Ordinal);

    [Fact]
    public void A_posted_event_without_a_time_is_skipped_unless_one_is_given()
    {
        const string body = """{"RecordType":"Bounce","Type":"HardBounce","ID":1,"Email":"a@example.net","Details":"550 x"}""";
        using var file = new TemporaryFile(body);
        var run = InProcess.Run("", "import", "postmark", file.Path, "--email", "e");
        Assert.Equal("", run.Output);
        Assert.Contains("no time", run.Error, StringComparison.Ordinal);
        var given = InProcess.Run("", "import", "postmark", file.Path, "--email", "e", "--at", "2026-03-02T09:00:00Z");
        Assert.Contains("\"at\":\"2026-03-02T09:00:00Z\"", given.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_has_a_name() => Assert.Equal(2, InProcess.Run("", "import", "sendgrid", "-", "--header", "nothing").ExitCode);
}
