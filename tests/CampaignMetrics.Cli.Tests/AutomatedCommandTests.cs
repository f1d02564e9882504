using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

/// <summary><c>automated</c>: emails of workflows, step by step.</summary>
[Collection(InProcess.Collection)]
public sealed class AutomatedCommandTests
{
    private const string Events = """
        {"id":"1","type":"sent","at":"2026-03-02T08:00:00Z","email":"hello","recipient":"a@x.example","workflow":"welcome"}
        {"id":"2","type":"delivered","at":"2026-03-02T08:00:01Z","email":"hello","recipient":"a@x.example"}
        {"id":"3","type":"opened","at":"2026-03-04T09:00:00Z","email":"hello","recipient":"a@x.example"}
        {"id":"4","type":"sent","at":"2026-03-09T08:00:00Z","email":"hello","recipient":"b@x.example","workflow":"welcome"}
        {"id":"5","type":"delivered","at":"2026-03-09T08:00:01Z","email":"hello","recipient":"b@x.example"}
        {"id":"6","type":"sent","at":"2026-03-10T08:00:00Z","email":"guide","recipient":"b@x.example","workflow":"welcome"}
        {"id":"7","type":"delivered","at":"2026-03-10T08:00:01Z","email":"guide","recipient":"b@x.example"}
        {"id":"8","type":"sent","at":"2026-03-10T08:00:00Z","email":"bill","recipient":"b@x.example"}
        {"id":"9","type":"sent","at":"2026-03-10T08:00:00Z","email":"news","recipient":"b@x.example"}
        """;

    private const string Catalog = """[{"email":"hello","name":"Hello there"},{"email":"bill","name":"Your bill","type":"automated"}]""";

    [Fact]
    public void Steps_are_shown_with_how_many_reached_them()
    {
        var output = Run().Output;
        Assert.Contains("Workflow welcome, HubSpot", output, StringComparison.Ordinal);
        Assert.Matches(@"Hello there +2 +100\.00 % +2 +2 +50\.00 % +0\.00 %\n", output);
        Assert.Matches(@"guide +1 +50\.00 % +1 +1 +0\.00 % +0\.00 %\n", output);
        Assert.Matches(@"all +2 +3 +3 +33\.33 % +0\.00 %\n", output);
        Assert.Contains("reached: of the contacts of the first step", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Emails_without_a_workflow_stand_by_themselves() =>
        Assert.Matches(@"No workflow, HubSpot\n[^\n]+\n[^\n]+\nYour bill +1 +– +1 ", Run().Output);

    [Fact]
    public void Cohorts_are_shown_only_where_they_are_asked_for()
    {
        Assert.DoesNotContain("by when it was sent", Run().Output, StringComparison.Ordinal);
        var output = Run("--every", "week").Output;
        Assert.Matches(@"Hello there, by when it was sent\n[^\n]+\n[^\n]+\nweek of 2026-03-02 +1 +1 +1 +100\.00 %", output);
        Assert.Matches(@"week of 2026-03-09 +1 +1 +1 +0\.00 %", output);
    }

    [Fact]
    public void A_range_is_of_any_days() =>
        Assert.Matches(@"Hello there +1 +100\.00 % +1 +1 +0\.00 %", Run("--from", "2026-03-05", "--to", "2026-03-10").Output);

    [Fact]
    public void It_fits_a_terminal_of_80_columns() =>
        Assert.All(Run("--every", "day").Output.Split('\n'), line => Assert.True(line.Length <= 80, line));

    [Fact]
    public void In_JSON_it_is_a_document()
    {
        var json = JsonNode.Parse(Run("--every", "month", "--format", "json").Output)!;
        Assert.Equal(("campaign-metrics/automated/v1", "month"), ((string)json["schema"]!, (string)json["cohorts"]!));
    }

    [Fact]
    public void As_a_table_it_has_a_row_for_each_step() => Assert.Contains(
        "\nstep,welcome,guide,,,,1,1,2,0.5,", Run("--format", "csv").Output, StringComparison.Ordinal);

    [Fact]
    public void Where_nothing_is_automated_it_says_so()
    {
        var run = Run("--email", "news");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("no message is of a workflow", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workflow_that_nobody_knows_is_an_error()
    {
        var run = Run("--workflow", "welcom");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("welcome", run.Error, StringComparison.Ordinal);
    }

    private static ToolRun Run(params string[] args)
    {
        using var catalog = new TemporaryFile(Catalog);
        return InProcess.Run(Events, ["automated", .. args, "--emails", catalog.Path, "-"]);
    }
}
