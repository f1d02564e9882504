using System.Text.RegularExpressions;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The commands of the page about imports are run, and its options are those of the command.</summary>
public sealed partial class ImportPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/guide/import.md");

    public static TheoryData<string> Commands =>
        [.. Page.Text.Split('\n').Where(line => line.StartsWith("campaign-metrics import ", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Commands))]
    public void A_command_gives_events(string command)
    {
        var arguments = Argument().Matches(command.Split('>')[0]).Select(match => match.Value.Trim('"')).Skip(1).ToArray();
        var output = Tool.Run(out var exitCode, arguments);
        Assert.Equal(0, exitCode);
        Assert.StartsWith("{\"id\":", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_is_explained() => Failures.None(
        "The page does not name:",
        Option().Matches(Tool.Run("import", "--help")).Select(match => match.Groups["name"].Value).Where(
            name => name != "--help" && !Page.Text.Contains($"`{name}", StringComparison.Ordinal)));

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Argument();

    [GeneratedRegex("^  (?<name>--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Option();
}
