using System.Text.RegularExpressions;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The page about the command line says what the tool's own help says.</summary>
public sealed partial class ToolPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/guide/first-report.md");

    [Fact]
    public void Every_option_of_report_is_explained() => Assert.Equal(
        Options(Tool.Run("report", "--help")).Except(["--help"]).Order(StringComparer.Ordinal),
        Page.Rows("| option | meaning | default |").Select(row => row[0].Trim('`').Split(' ')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_command_is_explained() => Failures.None(
        "The page does not name:",
        Command()
            .Matches(Tool.Run("--help").Split("Commands:")[1])
            .Select(match => match.Groups["name"].Value)
            .Where(name => !Page.Text.Contains($"`{name}", StringComparison.Ordinal)));

    [Fact]
    public void Exit_codes_are_what_is_said()
    {
        var bad = Path.GetTempFileName();
        File.WriteAllLines(bad, ["""{"type":"sent","at":"2026-03-24T09:00:00Z","email":"e","recipient":"r"}""", "no event"]);
        Tool.Run(out var done, "report", bad);
        Tool.Run(out var stopped, "report", bad, "--strict");
        Tool.Run(out var unusable, "report", bad + ".missing");
        File.Delete(bad);
        Assert.Equal((0, 1, 2), (done, stopped, unusable));
    }

    private static IEnumerable<string> Options(string help) =>
        Option().Matches(help).Select(match => match.Groups["name"].Value).Distinct();

    [GeneratedRegex("^  (-[^-].*, )?(?<name>--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex("^  (?<name>[a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Command();
}
