namespace CampaignMetrics.Cli.Tests.Output;

/// <summary>Whatever a text from outside holds: nothing written moves a terminal's cursor, or hides or turns what a line says.</summary>
[Collection(InProcess.Collection)]
public sealed class SafeOutputTests
{
    [Theory]
    [InlineData("report", "-"), InlineData("report", "-", "--format", "csv"), InlineData("report", "-", "--every", "hour")]
    [InlineData("compare", "-"), InlineData("compare", "-", "--format", "csv"), InlineData("compare", "-", "--format", "json")]
    [InlineData("recipients", "bounced", "-"), InlineData("recipients", "bounced", "-", "--format", "csv")]
    [InlineData("recipients", "notSent", "-"), InlineData("recipients", "notSent", "-", "--format", "csv")]
    [InlineData("recipients", "sent", "-", "--format", "json")]
    [InlineData("export", "-"), InlineData("export", "-", "--format", "csv")]
    public void Texts_of_events_and_catalogs_are_safe(params string[] args)
    {
        using var catalog = new TemporaryFile(HostileTexts.Catalog());
        var run = InProcess.Run(HostileTexts.Events(), [.. args, "--emails", catalog.Path]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.NotEqual("", run.Output);
        // A cell of CSV keeps its tabs and line breaks, between quotation marks (RFC 4180).
        var output = args.Contains("csv") ? run.Output.Replace('\t', ' ').Replace('\r', ' ') : run.Output;
        Assert.Equal(("", ""), (HostileTexts.Found(output), HostileTexts.Found(run.Error)));
    }

    [Theory]
    [InlineData("agent"), InlineData("agent", "--format", "csv")]
    [InlineData("bounce", "--replies", "-"), InlineData("bounce", "--replies", "-", "--format", "csv")]
    public void Texts_of_lines_are_safe(params string[] args)
    {
        var run = InProcess.Run("550 \u001b[2J\u009b31m\u202e\u200b\u2028no\n", args);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("", HostileTexts.Found(run.Output));
    }

    [Theory]
    [InlineData("report"), InlineData("compare"), InlineData("bounce"), InlineData("recipients", "sent"), InlineData("import", "SendGrid")]
    [InlineData("history", "ann"), InlineData("export")]
    public void Names_of_files_are_safe(params string[] args)
    {
        var run = InProcess.Run("", [.. args, "no\u001b[2J\n\r\u202e\u009bsuch"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        // An import counts what it read behind its message.
        var lines = args[0] == "import" ? 2 : 1;
        Assert.Equal(("", lines), (HostileTexts.Found(run.Error), run.Error.Count(letter => letter == '\n')));
    }

    [Fact]
    public void Reasons_of_rejected_lines_are_safe()
    {
        var run = InProcess.Run("{\"type\":\"\u001b[2J\u202e\",\"at\":\"\u009b\"}\n" + HostileTexts.Events(), "report", "-");
        Assert.Equal(("", ""), (HostileTexts.Found(run.Output), HostileTexts.Found(run.Error)));
    }

    [Fact]
    public void Json_says_a_text_as_it_is()
    {
        const string Line = """{"type":"sent","at":"2026-03-02T09:00:00Z","email":"e\u202e\u200b\u001b","recipient":"r"}""";
        var run = InProcess.Run(Line, "recipients", "sent", "-");
        Assert.Equal("e\u202e\u200b\u001b", (string?)System.Text.Json.Nodes.JsonNode.Parse(run.Output)!["email"]);
    }
}
