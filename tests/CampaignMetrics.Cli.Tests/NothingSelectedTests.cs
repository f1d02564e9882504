namespace CampaignMetrics.Cli.Tests;

/// <summary>Filters and exclusions that leave no message are an error, whatever else a document would show.</summary>
[Collection(InProcess.Collection)]
public sealed class NothingSelectedTests
{
    private const string Events =
        """
        {"type":"sent","at":"2026-03-02T08:00:00Z","email":"spring","recipient":"a@example.com"}
        {"type":"converted","at":"2026-03-02T10:00:00Z","recipient":"z@example.com","goal":"visit","source":"search"}
        """;

    [Theory]
    [InlineData("--unit"), InlineData("--type")]
    public void Visits_from_elsewhere_do_not_hide_a_filter_that_selects_nothing(string option)
    {
        var run = InProcess.Run(Events, "sources", "-", option, "x");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"{option} x selects no message", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Visits_from_elsewhere_alone_are_sources() =>
        Assert.Contains("search", InProcess.Run(Events, "sources", "-").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("report -"), InlineData("breakdown - --by email"), InlineData("series sent -"), InlineData("times -")]
    [InlineData("sources -"), InlineData("compare -"), InlineData("recipients sent -"), InlineData("export -")]
    public void Exclusions_that_leave_nobody_are_an_error(string command)
    {
        var run = InProcess.Run(Events, [.. command.Split(' '), "--exclude", "@example.com", "--exclude", "b@c.example"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("campaign-metrics: --exclude @example.com, b@c.example leaves out every message\n", run.Error);
    }

    [Fact]
    public void An_empty_list_of_those_who_are_not_excluded_stays_an_answer() => Assert.Equal(
        0, InProcess.Run(Events, "recipients", "clicked", "-", "--exclude", "b@c.example").ExitCode);

    [Fact]
    public void A_period_without_messages_stays_an_answer_beside_exclusions() => Assert.Equal(
        0, InProcess.Run(Events, "report", "-", "--exclude", "@example.com", "--from", "2027-01-01").ExitCode);

    [Fact]
    public void A_period_does_not_hide_a_filter_that_selects_nothing() => Assert.Equal(
        2, InProcess.Run(Events, "series", "sent", "-", "--email", "x", "--from", "2026-03-01", "--to", "2026-04-01").ExitCode);
}
