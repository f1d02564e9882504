using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

/// <summary>The commands <c>emails</c>, <c>overview</c>, <c>trend</c>, <c>scatter</c> and <c>rank</c>.</summary>
[Collection(InProcess.Collection)]
public sealed class PortfolioCommandsTests
{
    private const string Events = """
        {"id":"1","type":"sent","at":"2026-03-02T08:00:00Z","email":"spring","recipient":"a@x.example"}
        {"id":"2","type":"delivered","at":"2026-03-02T08:00:01Z","email":"spring","recipient":"a@x.example"}
        {"id":"3","type":"opened","at":"2026-03-04T09:00:00Z","email":"spring","recipient":"a@x.example"}
        {"id":"4","type":"sent","at":"2026-03-03T08:00:00Z","email":"summer","recipient":"b@x.example"}
        {"id":"5","type":"delivered","at":"2026-03-03T08:00:01Z","email":"summer","recipient":"b@x.example"}
        """;

    private const string Catalog = """
        [{"email":"spring","name":"Spring sale","subject":"Tulips","sentBy":"eve"},{"email":"autumn","name":"Autumn draft"}]
        """;

    [Fact]
    public void Emails_lists_drafts_too()
    {
        var output = WithCatalog("emails").Output;
        Assert.Matches(@"summer +sent +2026-03-03 08:00 +1 +0\.00 %", output);
        Assert.Matches(@"Spring sale +sent +2026-03-02 08:00 +1 +100\.00 %", output);
        Assert.Matches(@"Autumn draft +draft +– +0 +–", output);
    }

    [Fact]
    public void Emails_fit_a_terminal_of_80_columns() =>
        Assert.All(WithCatalog("emails").Output.Split('\n'), line => Assert.True(line.Length <= 80, line));

    [Fact]
    public void Emails_are_searched_sorted_and_paged()
    {
        var output = WithCatalog(
            "emails", "--sort", "name", "--ascending", "--limit", "1", "--offset", "1", "--format", "csv", "--columns", "status");
        Assert.Equal("email,name,status\nspring,Spring sale,sent\n", output.Output);
        Assert.Equal("email,name,status\nspring,Spring sale,sent\n",
            WithCatalog("emails", "--search", "EVE tulips", "--format", "csv", "--columns", "status").Output);
    }

    [Fact]
    public void A_period_without_emails_is_no_error()
    {
        var run = Run("emails", "--from", "2027-03-01", "--to", "2027-04-01");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("no email is selected", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_no_email_has_are_no_error()
    {
        var run = Run("emails", "--search", "nothing");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("no email has these words", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sort", "opne", "'opne' is no column. Did you mean 'open'?")]
    [InlineData("--columns", "status,opne", "'opne' is no column. Did you mean 'open'?")]
    [InlineData("--columns", "foo", "There are sentAt, email, name, subject, ")]
    [InlineData("--limit", "0", "is no number from 1 to 10000")]
    public void Emails_refuses_what_it_does_not_know(string option, string value, string message)
    {
        var run = Run("emails", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Emails_says_why_a_draft_has_no_rates() =>
        Assert.Contains("–: nothing to count", WithCatalog("emails").Output, StringComparison.Ordinal);

    [Fact]
    public void Emails_tells_a_default_once() => Assert.Matches(@"pass over\. +\[default: 0\]", Run("emails", "--help").Output);

    [Fact]
    public void Emails_in_JSON_are_a_document() =>
        Assert.Equal(
            ("campaign-metrics/emails/v1", 2),
            Of(Run("emails", "--format", "json"), json => ((string)json["schema"]!, (int)json["total"]!)));

    [Fact]
    public void Overview_shows_changes()
    {
        var output = Run("overview", "--from", "2026-03-03", "--to", "2026-03-04").Output;
        Assert.Matches(@"open rate +0\.00 % +100\.00 % +-100\.00 % +-100\.00", output);
        Assert.Contains("before: 2026-03-02 before 2026-03-03", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Overview_without_a_period_says_how_to_compare() =>
        Assert.Contains("give --from and --to", Run("overview").Output, StringComparison.Ordinal);

    [Fact]
    public void Overview_as_a_table_has_a_row_a_number() => Assert.Contains(
        "recipientEngagement,openRate,0,1,0,1,1,1,-1,-100,",
        Run("overview", "--from", "2026-03-03", "--to", "2026-03-04", "--format", "csv").Output,
        StringComparison.Ordinal);

    [Fact]
    public void Trend_draws_bars() => Assert.Matches(@"Mon 2026-03-02 +100\.00 % +█+\n", Run("trend", "open").Output);

    [Fact]
    public void Scatter_shows_points_and_both_averages()
    {
        var output = Run("scatter").Output;
        Assert.Contains('•', output);
        Assert.Matches(@"mean of the emails' rates +50\.00 % +0\.00 %\n", output);
        Assert.Matches(@"pooled rate of all messages +50\.00 % +0\.00 %\n", output);
    }

    [Fact]
    public void Scatter_takes_other_rates() => Assert.Equal(
        ("bounce", "delivery"),
        Of(
            Run("scatter", "--x", "bounce", "--y", "delivery", "--format", "json"),
            json => ((string)json["x"]!["rate"]!, (string)json["y"]!["rate"]!)));

    [Fact]
    public void Rank_says_by_what_it_ranks()
    {
        var output = Run("rank", "open").Output;
        Assert.Matches(@"spring +1 +100\.00 % +20\.65 % +1 +–", output);
        Assert.Contains("no percentiles: 2 emails of yours are too few, 10 are needed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rank_compares_with_a_benchmark()
    {
        using var file = new TemporaryFile(
            """{"name":"retail","emails":99,"rates":{"open":[{"percentile":25,"value":0.2},{"percentile":75,"value":0.6}]}}""");
        string[] command = ["rank", "open", "--benchmark", file.Path];
        Assert.Contains("spring,,1,1,1,", Run([.. command, "--format", "csv"]).Output, StringComparison.Ordinal);
        Assert.Contains("percentile: among 99 emails of retail", Run(command).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rank_says_what_lies_beyond_a_benchmark()
    {
        using var file = new TemporaryFile(
            """{"name":"retail","emails":99,"rates":{"open":[{"percentile":25,"value":0.2},{"percentile":75,"value":0.6}]}}""");
        var output = Run("rank", "open", "--benchmark", file.Path).Output;
        Assert.Matches(@"spring .* 75 or more\n", output);
        Assert.Matches(@"summer .* 25 or less\n", output);
    }

    [Fact]
    public void Rank_says_where_less_is_better()
    {
        const string low = "less is better: low rates and low percentiles are good";
        Assert.Contains(low, Run("rank", "bounce").Output, StringComparison.Ordinal);
        Assert.DoesNotContain(low, Run("rank", "open").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"retail","emails":99,"rates":{}}""", "has no rate 'open'. There are none.")]
    [InlineData(
        """{"name":"retail","emails":99,"rates":{"click":[{"percentile":25,"value":0.2}]}}""", "has no rate 'open'. There are click.")]
    [InlineData("hello", "is no benchmark: no JSON from line 1, byte 1\n")]
    [InlineData("{\"name\":\n\"retail\",,", "is no benchmark: no JSON from line 2, byte 10\n")]
    [InlineData("[]", "is no benchmark")]
    [InlineData("""{"name":"retail","emails":0,"rates":{}}""", "is no benchmark")]
    public void A_file_that_is_no_benchmark_is_refused(string text, string message)
    {
        using var file = new TemporaryFile(text);
        var run = Run("rank", "open", "--benchmark", file.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static ToolRun Run(params string[] args) => InProcess.Run(Events, [.. args, "-"]);

    private static ToolRun WithCatalog(params string[] args)
    {
        using var catalog = new TemporaryFile(Catalog);
        return InProcess.Run(Events, [.. args, "--emails", catalog.Path, "-"]);
    }

    private static T Of<T>(ToolRun run, Func<JsonNode, T> read) => read(JsonNode.Parse(run.Output)!);
}
