using System.Text.RegularExpressions;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>A page of the documentation.</summary>
internal sealed partial class MarkdownPage(string path)
{
    private static readonly string[] NotOurs = ["artifacts", "node_modules", "bin", "obj"];

    /// <summary>All pages of the repository.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
        [.. Below("").Order(StringComparer.Ordinal).Select(path => new MarkdownPage(path))];

    /// <summary>From the root of the repository, with <c>/</c>.</summary>
    public string Path => path;

    public string Text { get; } = File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");

    public string Folder => System.IO.Path.GetDirectoryName(Repository.PathOf(path))!;

    /// <summary>The code blocks with this word after their opening fence, as in <c>```csharp</c>.</summary>
    public IEnumerable<string> Blocks(string language) =>
        Fence().Matches(Text).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value);

    /// <summary>What its links point to.</summary>
    public IEnumerable<string> Links => Link().Matches(Prose).Select(match => match.Groups["target"].Value);

    /// <summary>The names by which its headings are linked, as <c>who-did-it</c>.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Prose).Select(match => AnchorOf(match.Groups["title"].Value));

    /// <summary>The cells of all table rows that follow this header row.</summary>
    public IEnumerable<string[]> Rows(string header)
    {
        var lines = Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != header) continue;
            for (i += 2; i < lines.Length && lines[i].StartsWith('|'); i++)
                yield return [.. lines[i].Trim('|').Split('|').Select(cell => cell.Trim())];
        }
    }

    private string Prose => InlineCode().Replace(Fence().Replace(Text, ""), "`code`");

    private static string AnchorOf(string title) =>
        string.Concat(title.Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
            .Replace(' ', '-');

    private static IEnumerable<string> Below(string folder)
    {
        foreach (var file in Directory.GetFiles(Repository.PathOf(folder), "*.md")) yield return folder + System.IO.Path.GetFileName(file);
        foreach (var inner in Directory.GetDirectories(Repository.PathOf(folder)).Select(System.IO.Path.GetFileName))
            if (!inner!.StartsWith('.') && !NotOurs.Contains(inner))
                foreach (var page in Below($"{folder}{inner}/")) yield return page;
    }

    [GeneratedRegex(@"^```(?<language>[^\n]*)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<title>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
