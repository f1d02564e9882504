namespace CampaignMetrics.Cli.Tests;

public sealed class OtherCommandsTests
{
    [Fact]
    public void Definitions_shows_all_side_by_side()
    {
        var run = Tool.Run("definitions");
        Assert.Equal(0, run.ExitCode);
        foreach (var definition in CampaignMetrics.Definition.All) Assert.Contains(definition.Name, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Definitions_shows_one_in_full() =>
        Assert.Contains("OpenedAndUnsubscribed / Opened", Tool.Run("definitions", "mailchimp").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("hardBounceRate"), InlineData("privacyClicks"), InlineData("bounceClasses")]
    [InlineData("dateBasis"), InlineData("openRate")]
    public void Definitions_as_json_has_each_field(string field)
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse(Tool.Run("definitions", "--format", "json").Output)!;
        Assert.True(document["definitions"]![0]![field] is not null, field);
    }

    [Fact]
    public void An_unknown_definition_is_exit_code_2() => Assert.Equal(2, Tool.Run("definitions", "Nobodys").ExitCode);

    [Fact]
    public void Compare_shows_a_row_a_metric_and_why_they_differ()
    {
        using var file =
            new TemporaryFile("""{"id":"1","type":"clicked","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a","url":"u"}""");
        var run = Tool.Run("compare", file.Path, "--definitions", "HubSpot,Pipedrive");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"open\s+│?\s*100\.00 %\s+│?\s*0\.00 %", run.Output);
        Assert.Contains("Why they differ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Recipients_lists_the_messages_behind_a_number()
    {
        using var file = new TemporaryFile(
            """{"id":"1","type":"bounced","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a@example.com","bounceClass":"hard","smtp":"550 5.1.1 no such user"}""");
        var run = Tool.Run("recipients", "hardBounced", file.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(
            """{"email":"spring","contact":"a@example.com","disposition":"bounced","at":"2026-03-02T09:00:00Z","class":"hard",""",
            run.Output, StringComparison.Ordinal);
        Assert.Contains("\"smtp\":\"550 5.1.1 no such user\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_writes_what_report_reads()
    {
        using var file = new TemporaryFile();
        Assert.Equal(0, Tool.Run("generate", "--recipients", "200", "--seed", "7", "--rejects", "3", "--output", file.Path).ExitCode);
        var run = Tool.Run("report", file.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(" 3 rejected", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--recipients", "0"), InlineData("--duplicates", "1.5"), InlineData("--recipients", "many")]
    public void Generate_says_what_is_out_of_range(string option, string value)
    {
        var run = Tool.Run("generate", "--recipients", "10", option, value);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Without_a_command_the_help_is_shown()
    {
        var run = Tool.Run("--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("report", run.Output, StringComparison.Ordinal);
    }
}
