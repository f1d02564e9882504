namespace CampaignMetrics.Cli.Tests.Docs;

/// <summary>The lines of the pages that a reader would type: in blocks of no other language, with a program's name in front.</summary>
internal static class PageCommands
{
    private static readonly string[] Programs = ["campaign-metrics ", "dotnet ", "curl ", "docker ", "cd ", "export ", "git "];

    private static readonly string[] Shells = ["", "sh", "bash", "shell", "console", "powershell"];

    /// <summary>README.md, the guide, the other documents and the packages' pages.</summary>
    public static IReadOnlyList<(string Page, string Line)> All { get; } =
        [.. Pages().SelectMany(page => Lines(page).Select(line => (page, line)))];

    private static IEnumerable<string> Pages()
    {
        var documents = Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories);
        var folders = Directory.GetDirectories(Repository.PathOf("src"));
        var packages = folders.Select(folder => Path.Combine(folder, "README.md")).Where(File.Exists);
        return new[] { Repository.PathOf("README.md"), Repository.PathOf("CONTRIBUTING.md"), Repository.PathOf("benchmarks", "README.md") }
            .Concat(documents).Concat(packages)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines(string page)
    {
        string? language = null;
        foreach (var line in File.ReadLines(Repository.PathOf(page)).Select(line => line.Trim()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) language = language is null ? line[3..] : null;
            else if (language is not null && Shells.Contains(language) && IsCommand(line)) yield return line;
        }
    }

    private static bool IsCommand(string line) =>
        Programs.Any(program => line.TrimStart('$', ' ').StartsWith(program, StringComparison.Ordinal));
}
