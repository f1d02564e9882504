using System.Text.RegularExpressions;

namespace CampaignMetrics.Cli.Tests.Docs;

/// <summary>Every command that a page shows does what it is shown for. Alone in the process: the current folder is everybody's.</summary>
[Collection(Alone)]
public sealed partial class PageCommandTests
{
    private const string Alone = "pages' commands";

    /// <summary>How these lines begin, and why they are not run.</summary>
    private static readonly (string Start, string Reason)[] NotRun =
    [
        ("dotnet test", "these are the tests"),
        ("dotnet pack", "it builds every package"),
        ("dotnet publish", "it takes minutes; the native command has tests of its own"),
        ("dotnet tool install", "it changes the machine, from a feed that the reader has"),
        ("dotnet add package", "it asks a feed, for a project that the reader has"),
    ];

    public static TheoryData<string, string> Commands =>
        [.. PageCommands.All.Where(command => ShellLine.IsOurs(command.Line)).Select(command => (command.Page, command.Line))];

    [Theory, MemberData(nameof(Commands))]
    public void A_command_of_a_page_succeeds(string page, string line)
    {
        using var folder = new ReadersFolder();
        var run = ShellLine.Run(Small(line));
        Assert.True(run.ExitCode == 0, $"{page}: {line}\n{run.ExitCode}: {run.Error}");
        Assert.DoesNotContain("rejected", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_other_command_is_left_out_for_a_reason() =>
        Assert.DoesNotContain(
            PageCommands.All, command => !ShellLine.IsOurs(command.Line) && !NotRun.Any(known => Begins(command.Line, known.Start)));

    [Fact]
    public void Every_reason_is_needed() =>
        Assert.DoesNotContain(NotRun, known => !PageCommands.All.Any(command => Begins(command.Line, known.Start)));

    [Fact]
    public void A_command_with_a_wrong_option_does_not_succeed()
    {
        using var folder = new ReadersFolder();
        Assert.Equal(2, ShellLine.Run("campaign-metrics report events.ndjson --definition Mailchimp").ExitCode);
    }

    private static bool Begins(string line, string start) => line.StartsWith(start, StringComparison.Ordinal);

    /// <summary>The same with few recipients, where the page makes millions of events.</summary>
    private static string Small(string line) => ManyRecipients().Replace(line, "--recipients 100");

    [GeneratedRegex("--recipients [0-9]{4,}")]
    private static partial Regex ManyRecipients();

    /// <summary>Runs when nothing else does.</summary>
    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class Definition;
}
