namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>
/// Code that pages show: what stands between <c>// snippet</c> and <c>// end</c> in this folder, where it is compiled and run.
/// </summary>
internal sealed record Snippet(string Code, string File)
{
    public static IReadOnlyList<Snippet> All { get; } =
        [
            .. Directory.GetFiles(Repository.PathOf("tests", "CampaignMetrics.Conventions.Tests", "Docs"), "*.cs")
            .Order(StringComparer.Ordinal)
            .SelectMany(In),
        ];

    /// <summary>The namespace that these tests lie in.</summary>
    private const string OneUsing = "using CampaignMetrics;";

    /// <summary>Whether a page's block is this code, after <c>using</c> lines that the file has too.</summary>
    public bool Is(string block)
    {
        var lines = block.TrimEnd('\n').Split('\n');
        var usings = lines.TakeWhile(line => line.Length == 0 || IsDirective(line)).ToList();
        return string.Join('\n', lines.Skip(usings.Count)) == Code
            && usings.Where(line => line.Length > 0 && line != OneUsing).All(System.IO.File.ReadAllLines(File).Contains);
    }

    private static bool IsDirective(string line) =>
        line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.AsSpan().ContainsAny('=', '(');

    private static IEnumerable<Snippet> In(string file)
    {
        var lines = System.IO.File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() != "// snippet") continue;
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var code =
                lines.Skip(i + 1).TakeWhile(line => line.Trim() != "// end").Select(line => line.Length >= indent ? line[indent..] : line);
            yield return new Snippet(string.Join('\n', code), file);
        }
    }
}
