namespace CampaignMetrics.Cli.Tests;

[Collection(InProcess.Collection)]
public sealed class OtherCommandsTests
{
    [Fact]
    public void Definitions_shows_all_side_by_side()
    {
        var run = InProcess.Run("", "definitions");
        Assert.Equal(0, run.ExitCode);
        foreach (var definition in CampaignMetrics.Definition.All) Assert.Contains(definition.Name, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Definitions_shows_one_in_full() =>
        Assert.Contains("OpenedAndUnsubscribed / Opened", InProcess.Run("", "definitions", "mailchimp").Output, StringComparison.Ordinal);

    [Fact]
    public void Two_rates_of_one_formula_say_how_they_differ() => Assert.Contains(
        "TrackableOpened / TrackableDelivered, estimated", InProcess.Run("", "definitions", "brevo").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("hardBounceRate"), InlineData("privacyClicks"), InlineData("bounceClasses")]
    [InlineData("dateBasis"), InlineData("openRate"), InlineData("viewThroughWindow"), InlineData("unsubscribeWindow")]
    public void Definitions_as_json_has_each_field(string field)
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse(InProcess.Run("", "definitions", "--format", "json").Output)!;
        Assert.True(document["definitions"]![0]![field] is not null, field);
    }

    [Fact]
    public void An_unknown_definition_is_exit_code_2() => Assert.Equal(2, InProcess.Run("", "definitions", "Nobodys").ExitCode);

    [Fact]
    public void Compare_shows_a_row_a_metric_and_why_they_differ()
    {
        using var file = new TemporaryFile(
            """{"id":"1","type":"delivered","at":"2026-03-02T08:00:00Z","email":"spring","recipient":"a"}""" + "\n"
                + """{"id":"2","type":"clicked","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a","url":"u"}""");
        var run = InProcess.Run("", "compare", file.Path, "--definitions", "HubSpot,Pipedrive");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"open\s+│?\s*100\.00 %\s+│?\s*0\.00 %", run.Output);
        Assert.Contains("Why they differ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Recipients_lists_the_messages_behind_a_number()
    {
        using var file = new TemporaryFile(
            """{"id":"1","type":"bounced","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a@example.com","bounceClass":"hard","smtp":"550 5.1.1 no such user"}""");
        var run = InProcess.Run("", "recipients", "hardBounced", file.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(
            """{"email":"spring","contact":"a@example.com","disposition":"bounced","at":"2026-03-02T09:00:00Z",""",
            run.Output, StringComparison.Ordinal);
        Assert.Contains("\"class\":\"hard\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"smtp\":\"550 5.1.1 no such user\"", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody@example.com", "nobody@example.com: no event is of this contact")]
    [InlineData("a@example.com", "a@example.com: the filters leave out all events of this contact")]
    public void History_says_why_there_is_none(string contact, string told)
    {
        using var file = new TemporaryFile(
            """{"id":"1","type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a@example.com"}""");
        var run = InProcess.Run("", "history", contact, file.Path, "--from", "2026-03-03");
        Assert.Equal((2, $"campaign-metrics: {told}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Generate_writes_what_report_reads()
    {
        using var file = new TemporaryFile();
        var made = InProcess.Run("", "generate", "--recipients", "200", "--seed", "7", "--rejects", "3", "--output", file.Path);
        Assert.Equal(0, made.ExitCode);
        var run = InProcess.Run("", "report", file.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(" 3 rejected", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_writes_who_did_what_beside_the_events()
    {
        using var file = new TemporaryFile();
        using var truth = new TemporaryFile();
        var run = InProcess.Run("", "generate", "--recipients", "20", "--duplicates", "0", "--output", file.Path, "--truth", truth.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Equal(File.ReadLines(file.Path).Count(), File.ReadLines(truth.Path).Count());
        Assert.Matches("""^\{"id":"[^"]+","type":"[a-zA-Z]+","by":"[a-z -]+","what":"[a-z, ']+"\}$""", File.ReadLines(truth.Path).First());
    }

    [Theory]
    [InlineData("--recipients", "0"), InlineData("--duplicates", "1.5"), InlineData("--recipients", "many")]
    public void Generate_says_what_is_out_of_range(string option, string value)
    {
        var run = InProcess.Run("", "generate", "--recipients", "10", option, value);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Without_a_command_the_help_is_shown()
    {
        var run = InProcess.Run("", "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("report", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("campaign-metrics series --help", "series", "opened", "events.ndjson", "--evry", "hour")]
    [InlineData("campaign-metrics report --help", "report")]
    [InlineData("campaign-metrics --help", "reprot")]
    public void What_is_misused_points_to_its_own_help(string help, params string[] args) =>
        Assert.EndsWith($" Try '{help}'.\n", InProcess.Run("", args).Error, StringComparison.Ordinal);
}
