using CampaignMetrics.Html;

namespace CampaignMetrics.Cli.Tests;

[Collection(InProcess.Collection)]
public sealed class HtmlFormatTests
{
    private const string Sale = "docs/samples/spring-sale", Welcome = "docs/samples/welcome";

    public HtmlFormatTests()
    {
        if (!HtmlReport.IsAvailable) Needs.Missing("Node.js, which bundles the page");
    }

    [Fact]
    public void A_report_is_written_as_a_page()
    {
        var run = Run("report", Path($"{Sale}.ndjson"), "--emails", Path($"{Sale}-emails.json"), "--format", "html");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("<!doctype html>", run.Output, StringComparison.Ordinal);
        Assert.Contains("data-part=\"body:0\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("chloe.larsson316@icloud.com", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_contacts_it_names_nobody()
    {
        var run = Run("report", Path($"{Sale}.ndjson"), "--format", "html", "--without-contacts");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("@icloud.com", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_definition_comes_first_and_those_of_also_behind_it()
    {
        var run = Run("report", Path($"{Sale}.ndjson"), "--definitions", "Brevo", "--also", "HubSpot,Brevo", "--format", "html");
        Assert.Contains("\"titles\":[\"Brevo\",\"HubSpot\"]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overview_opens_with_the_summaries_and_has_the_test()
    {
        var run = Run(
            "overview", Path($"{Welcome}.ndjson"), "--emails", Path($"{Welcome}-emails.json"), "--variant", "welcome-1", "--variant",
            "welcome-2", "--language", "nl", "--title", "Welkom", "--format", "html");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("<title>Welkom</title>", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"start\":\"overview\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("data-part=\"variants:0:0\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_goes_to_a_file_as_a_whole()
    {
        using var file = new TemporaryFile("");
        var run = Run("overview", Path($"{Welcome}.ndjson"), "--format", "html", "--output", file.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("</html>\n", File.ReadAllText(file.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--without-contacts")]
    [InlineData("--title", "March")]
    [InlineData("--language", "nl")]
    [InlineData("--also", "Brevo")]
    [InlineData("--variant", "welcome-1")]
    public void Options_of_a_page_are_refused_for_other_formats(params string[] options)
    {
        var run = Run(["report", Path($"{Welcome}.ndjson"), .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{options[0]}: is for --format html.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_definition_that_nobody_knows_is_refused()
    {
        var run = Run("report", Path($"{Welcome}.ndjson"), "--format", "html", "--also", "HubSpott");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("HubSpot", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_that_the_page_does_not_speak_is_refused()
    {
        var run = Run("report", Path($"{Welcome}.ndjson"), "--format", "html", "--language", "de");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--language: the page has no texts in 'de', but in en and nl.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_that_nobody_got_is_refused()
    {
        string[] variants = ["--variant", "welcome-1", "--variant", "welcome-9"];
        string[] period = ["--from", "2026-03-01", "--to", "2026-04-01"];
        var run = Run(["overview", Path($"{Welcome}.ndjson"), .. period, "--format", "html", .. variants]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--variant welcome-9 selects no message.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_period_before_is_on_the_page_of_the_overview()
    {
        var run = Run(
            "report", Path($"{Welcome}.ndjson"), "--format", "html", "--previous-period", "--from", "2026-03-01", "--to", "2026-04-01");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("overview --format html", run.Error, StringComparison.Ordinal);
    }

    private static ToolRun Run(params string[] args) => InProcess.Run("", args);

    private static string Path(string file) => Repository.PathOf(file.Split('/'));
}
