using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

[Collection(InProcess.Collection)]
public sealed class DmarcCommandTests
{
    private static readonly string Samples = Repository.PathOf("docs", "samples", "dmarc");

    [Fact]
    public void The_page_shows_what_the_command_answers() => Assert.Contains(
        "```text\n" + Run(Samples).Output + "```\n", File.ReadAllText(Repository.PathOf("docs", "guide", "dmarc.md")),
        StringComparison.Ordinal);

    [Fact]
    public void The_page_states_the_limits()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "guide", "dmarc.md"));
        var limits = DmarcLimits.Default;
        int[] all =
            [limits.MaxFileBytes, limits.MaxXmlBytes, limits.MaxRatio, limits.MaxEntries, limits.MaxRecords, limits.MaxElements,
             limits.MaxDepth];
        Assert.All(all, limit => Assert.Contains(FormattableString.Invariant($"| {limit:N0} |\n"), page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_goes_through_JSON()
    {
        var json = Run(Samples, "--format", "json").Output;
        Assert.Equal(json, Run(Samples, "--format", "json").Output);
        Assert.Equal("campaign-metrics/dmarc/v1", (string?)JsonNode.Parse(json)!["schema"]);
        Assert.Equal(6_671, JsonSerializer.Deserialize<DmarcSummary>(json)!.Total.Messages);
    }

    [Fact]
    public void A_csv_has_a_line_a_row()
    {
        var lines = Run(Samples, "--format", "csv").Output.Split('\n');
        Assert.Equal("section,key,detail,messages,passed,passedOf,dkim,dkimOf,spf,spfOf,valid,validOf", lines[0]);
        Assert.Contains("signature,shop.example,s1,6361,6325,6361,,,,,6325,6361", lines);
        Assert.Contains("override,local_policy,arc=pass,36,,,,,,,,", lines);
    }

    [Fact]
    public void Standard_input_is_read()
    {
        var file = Directory.GetFiles(Samples)[0];
        Assert.Equal(0, InProcess.Run(File.ReadAllText(file), "dmarc", "-").ExitCode);
    }

    [Fact]
    public void A_copy_is_told_and_not_counted()
    {
        var file = Directory.GetFiles(Samples).Order(StringComparer.Ordinal).First();
        Assert.Contains("1 report that came again, not counted", Run(file, file).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_file_hides_no_other()
    {
        using var wrong = new TemporaryFile("hello");
        var run = Run(wrong.Path, Samples);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("line 1: is no XML", run.Error, StringComparison.Ordinal);
        Assert.Contains("6,671", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_in_a_report_is_told_and_no_error()
    {
        using var file = new TemporaryFile("<feedback><record><row/></record></feedback>");
        var run = Run(file.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("record[1]/row/count: is missing", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello", "none of the files holds a DMARC report"), InlineData("", "is empty")]
    public void No_report_is_an_error(string content, string told)
    {
        using var file = new TemporaryFile(content);
        var run = Run(file.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() => Assert.Contains("no such file", Run("nowhere.xml").Error, StringComparison.Ordinal);

    [Fact]
    public void A_table_says_what_it_leaves_out() =>
        Assert.Contains("and 2 more: see --max-rows", Run(Samples, "--max-rows", "1").Output, StringComparison.Ordinal);

    [Fact]
    public void Texts_of_reports_cannot_move_the_cursor()
    {
        using var file = new TemporaryFile(
            "<feedback><report_metadata><org_name>a&#x9b;2J</org_name><report_id>1</report_id></report_metadata><record><row>"
            + "<source_ip>\u009b2J</source_ip><count>1</count></row></record></feedback>");
        var run = Run(file.Path);
        Assert.DoesNotContain("\u009b", run.Output + run.Error, StringComparison.Ordinal);
    }

    private static ToolRun Run(params string[] args) => InProcess.Run("", ["dmarc", .. args]);
}
