using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

[Collection(InProcess.Collection)]
public sealed class WatchCommandTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "guide", "watch.md"));

    private static readonly string[] Receivers =
        ["--postmaster", Sample("postmaster.json"), "--yahoo", Sample("yahoo.csv"), "--snds", Sample("snds.csv")];

    [Fact]
    public void The_page_shows_what_the_command_answers() =>
        Assert.Contains("```text\n" + Run(Receivers).Output + "```\n", Page, StringComparison.Ordinal);

    [Fact]
    public void The_page_states_the_limits()
    {
        var rows = ComplaintLimit.All.Select(limit =>
            $"| {limit.Provider} | {Percent(limit.Aim)} | {Percent(limit.Never)} | {limit.Source} |\n");
        Assert.All(rows, row => Assert.Contains(row, Page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_says_what_a_score_loses()
    {
        HealthLoss[] losses = [.. Enum.GetValues<HealthCause>().Select(cause => new HealthLoss(cause, new Ratio(0, 1)))];
        Assert.All(losses, loss => Assert.Contains($"| {Percent(loss.AllLostAt)} | {loss.Source} |\n", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_works_out_a_score()
    {
        var health = Document().Health;
        Assert.Equal((new Ratio(27, 1_280), new Ratio(1, 614)), (health.Losses[0].Rate, health.Losses[1].Rate));
        Assert.Equal(100 - (50 * 27 / 1_280.0 / 0.1) - (50 / 614.0 / 0.003), health.Points!.Value, 9);
    }

    [Fact]
    public void The_page_works_out_a_change()
    {
        var change = Document().Changes.Single(change => change is { Key: "weekly", Metric: Metric.BlockedBounced });
        Assert.Equal((new Ratio(24, 640), new Ratio(0, 640)), (change.Now, change.Before));
        Assert.Equal(Math.Pow(2, -24), change.Probability, 1e-15);
    }

    [Fact]
    public void The_document_says_what_it_is_first()
    {
        var document = JsonNode.Parse(Run("--format", "json").Output)!.AsObject();
        Assert.Equal(["schema", "definitions", "scope", "caveats"], document.Select(member => member.Key).Take(4));
        Assert.Equal("campaign-metrics/watch/v1", (string?)document["schema"]);
    }

    [Fact]
    public void A_csv_has_a_line_a_row()
    {
        var lines = Run([.. Receivers, "--format", "csv"]).Output.Split('\n');
        Assert.StartsWith("section,key,day,sent,delivered,bounced,", lines[0], StringComparison.Ordinal);
        Assert.Contains(
            lines, line => line.StartsWith("day,Yahoo,2026-03-03,200,200,0,0,0,0,0,0,1,200,overLimit,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("receiver,Gmail,2026-03-03,", StringComparison.Ordinal));
        Assert.All(lines[1..^1], line => Assert.Equal(lines[0].Count(letter => letter == ','), line.Count(letter => letter == ',')));
    }

    [Fact]
    public void Without_receivers_files_nothing_of_them_is_told() =>
        Assert.DoesNotContain("says of", Run().Output, StringComparison.Ordinal);

    [Fact]
    public void A_receiver_s_file_of_another_kind_is_an_error()
    {
        var run = Run("--postmaster", Sample("yahoo.csv"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("is no JSON", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receiver_s_file_that_is_not_there_is_an_error() =>
        Assert.Contains("no such file", Run("--snds", "nowhere.csv").Error, StringComparison.Ordinal);

    [Fact]
    public void A_wrong_line_of_a_receiver_is_told()
    {
        using var file = new TemporaryFile("day,complaintRate\nmonday,1%\n2026-03-03,0.2%\n");
        var run = Run("--yahoo", file.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("line 2: has no day", run.Error, StringComparison.Ordinal);
        Assert.Contains("Yahoo says of the sender, 2026-03-03: complaintRate 0.200 % (below)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_which_no_line_can_be_read_is_an_error()
    {
        using var file = new TemporaryFile("day,domain\n2026-03-03,shop.example\n");
        var run = Run("--snds", file.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("has no line with an IP address and a day\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_none_is_told()
    {
        using var file = new TemporaryFile("day,complaintRate,delivered\n2026-03-03,abc,195\n");
        var run = Run("--yahoo", file.Path);
        Assert.Contains("line 2: complaintRate: \"abc\" is no number", run.Error, StringComparison.Ordinal);
        Assert.Contains("Yahoo says of the sender, 2026-03-03: delivered 195\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.00299", "0.299 % (below)"), InlineData("0.0029999", "0.299 % (below)"), InlineData("0.003", "0.300 % (OVER LIMIT)")]
    [InlineData("0.00046", "0.046 % (below)")]
    public void What_is_below_a_limit_does_not_look_like_it(string rate, string shown)
    {
        using var file = new TemporaryFile($"day,complaintRate\n2026-03-03,{rate}\n");
        Assert.Contains($"complaintRate {shown}", Run("--yahoo", file.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_found_comes_before_the_days()
    {
        string[] headings = ["Mailbox providers, ", "Health", "Unusual changes", "Sent against an unsubscription", "Gmail, by day"];
        var places = headings.Select(heading => Run().Output.IndexOf($"\n{heading}", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Filters_that_select_nothing_are_told() =>
        Assert.Contains("--list none selects no message", Run("--list", "none").Error, StringComparison.Ordinal);

    [Fact]
    public void Lines_fit_80_columns() =>
        Assert.All(Run(Receivers).Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));

    private static WatchReport Document() => JsonSerializer.Deserialize<WatchReport>(Run([.. Receivers, "--format", "json"]).Output)!;

    private static string Percent(double? share) =>
        share is { } known ? (known * 100).ToString("0.# '%'", CultureInfo.InvariantCulture) : "";

    private static string Sample(string name) => Repository.PathOf("docs", "samples", "watch", name);

    private static ToolRun Run(params string[] options) => InProcess.Run("", ["watch", Sample("events.ndjson.gz"), .. options]);
}
