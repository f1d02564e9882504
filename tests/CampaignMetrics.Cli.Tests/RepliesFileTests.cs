using System.Text;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

/// <summary>Files of <c>bounce --replies</c>: a line that cannot be read takes no other with it, and is told.</summary>
[Collection(InProcess.Collection)]
public sealed class RepliesFileTests
{
    private const string Unknown = "550 5.1.1 User unknown\n";

    [Fact]
    public void A_zero_byte_loses_its_own_line_alone()
    {
        using var file = new TemporaryFile(Unknown + "452 4.2.2 Mail\0box full\n" + Unknown);
        var run = InProcess.Run("", "bounce", "--replies", file.Path);
        Assert.Equal((0, $"{file.Path}:2: holds a zero byte\n"), (run.ExitCode, run.Error));
        Assert.Equal(["userUnknown", "userUnknown"], Reasons(run));
    }

    [Theory, InlineData("550 5.1.1 User unknown\r452 4.2.2 Mailbox full\r"), InlineData("550 5.1.1 User unknown\r452 4.2.2 Mailbox full")]
    public void Lines_may_end_with_a_bare_carriage_return(string replies)
    {
        var run = InProcess.Run(replies, "bounce", "--replies", "-");
        Assert.Equal(["userUnknown", "mailboxFull"], Reasons(run));
    }

    [Fact]
    public void Beside_line_feeds_a_bare_carriage_return_ends_no_line()
    {
        var run = InProcess.Run("550-5.1.1 User\r550 5.1.1 unknown\n552 5.2.2 Mailbox full\n", "bounce", "--replies", "-");
        Assert.Equal(["userUnknown", "mailboxFull"], Reasons(run));
    }

    [Fact]
    public void A_zero_byte_among_user_agents_loses_its_own_line_alone()
    {
        var run = InProcess.Run("curl/8.0\nThunder\0bird\ncurl/8.1\n", "agent");
        Assert.Equal((0, "-:2: holds a zero byte\n"), (run.ExitCode, run.Error));
        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_file_of_many_zero_bytes_is_no_text()
    {
        using var file = new TemporaryFile([.. Enumerable.Range(0, 600).Select(i => (byte)(i % 3 == 0 ? 0 : 200 - (i % 7)))]);
        var run = InProcess.Run("", "bounce", "--replies", file.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{file.Path}: is no text: binary data", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("550 Empfänger unbekannt, Gebühr 5 €"), InlineData("550 Utilisateur inconnu, désolé")]
    public void A_line_that_is_not_UTF_8_is_read_as_Windows_1252(string reply)
    {
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        using var file = new TemporaryFile([.. western.GetBytes(reply + "\n"), .. "550 Empfänger unbekannt\n"u8]);
        Assert.Equal([reply, "550 Empfänger unbekannt"], Diagnostics(InProcess.Run("", "bounce", "--replies", file.Path)));
    }

    [Fact]
    public void A_letter_that_was_cut_changes_no_other_of_its_line()
    {
        using var file = new TemporaryFile([.. "\uFEFF550 Empfänger unbekannt: K"u8, 0xC3, (byte)'\n']);
        Assert.Equal(["550 Empfänger unbekannt: KÃ"], Diagnostics(InProcess.Run("", "bounce", "--replies", file.Path)));
    }

    [Theory]
    [InlineData("550 no\0user", 0, "(line 1: holds a zero byte)")]
    [InlineData("550 ", 1_100_000, "(line 1: line is longer than 1,048,576 characters)")]
    public void Where_no_line_can_be_read_it_is_told_why_and_not_that_there_is_none(string text, int more, string reason)
    {
        using var file = new TemporaryFile(text + new string('x', more) + "\n");
        var run = InProcess.Run("", "bounce", "--replies", file.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("holds no reply", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_says_what_was_found_and_whether_that_is_clear()
    {
        var answers = Answers(InProcess.Run("552 Mailbox full\n550 rejected\n250 OK\n", "bounce", "--replies", "-"));
        Assert.Equal(
            ["mailbox + full: true", "rejected: false", ": "], answers.Select(a => $"{a["evidence"]}: {a["isClear"]?.ToJsonString()}"));
    }

    private static JsonNode[] Answers(ToolRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static IEnumerable<string?> Diagnostics(ToolRun run) => Answers(run).Select(answer => (string?)answer["diagnostic"]);

    private static IEnumerable<string?> Reasons(ToolRun run) => Answers(run).Select(answer => (string?)answer["reason"]);
}
