using System.Text.RegularExpressions;

namespace CampaignMetrics.Cli.Tests.Docs;

/// <summary>
/// What a shell makes of a line of the pages: words, quotes, <c>*</c> in names, <c>|</c>, <c>&lt;</c>, <c>></c>, <c>>></c> and a comment.
/// The programs are all this one.
/// </summary>
internal static partial class ShellLine
{
    private const string ByProject = "dotnet run -c Release --project src/CampaignMetrics.Cli -- ";

    /// <summary>Whether the line starts this program, installed or out of the repository.</summary>
    public static bool IsOurs(string line) =>
        line.StartsWith("campaign-metrics ", StringComparison.Ordinal) || line.StartsWith(ByProject, StringComparison.Ordinal);

    /// <summary>Runs it in the current folder.</summary>
    public static ToolRun Run(string line)
    {
        var run = new ToolRun(0, "", "");
        foreach (var command in line.Replace(ByProject, "campaign-metrics ", StringComparison.Ordinal).Split(" | "))
            run = RunOne(command, run.Output);
        return run;
    }

    private static ToolRun RunOne(string command, string input)
    {
        List<string> arguments = [];
        (string Sign, string File)? output = null;
        var words = Words(command);
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] == "<") input = File.ReadAllText(words[++i]);
            else if (words[i] is ">" or ">>") output = (words[i], words[++i]);
            else arguments.AddRange(Expanded(words[i]));
        }

        var run = InProcess.Run(input, [.. arguments]);
        if (output is not ({ } sign, { } file)) return run;
        if (sign == ">") File.Delete(file);
        File.AppendAllText(file, run.Output);
        return run with { Output = "" };
    }

    private static List<string> Words(string command) =>
        [.. Word().Matches(command).TakeWhile(word => !word.Value.StartsWith('#')).Select(word => word.Value.Trim('"'))];

    private static IEnumerable<string> Expanded(string word) =>
        word.Contains('*', StringComparison.Ordinal) ? Directory.GetFiles(".", word).Select(NameOf).Order(StringComparer.Ordinal) : [word];

    private static string NameOf(string path) => Path.GetFileName(path);

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();
}
