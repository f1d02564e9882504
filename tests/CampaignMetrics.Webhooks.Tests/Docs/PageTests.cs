namespace CampaignMetrics.Webhooks.Tests.Docs;

/// <summary>The code that pages show is code that compiles: it stands between <c>// snippet</c> and <c>// end</c> in this folder.</summary>
public sealed class PageTests
{
    [Fact]
    public void Every_code_block_is_compiled()
    {
        var blocks = Pages().SelectMany(page => Blocks(File.ReadAllLines(page)).Select(block => (Page: Path.GetFileName(page), Code: WithoutUsings(block)))).ToList();
        var snippets = Snippets().ToHashSet();
        Assert.True(blocks.Count >= 20);
        Assert.Equal([], blocks.Where(block => !snippets.Contains(block.Code)));
    }

    private static IEnumerable<string> Pages() =>
    [
        .. Directory.GetFiles(Repository.PathOf("docs", "guide", "webhooks"), "*.md"),
        Repository.PathOf("docs", "guide", "add-a-provider.md"), Repository.PathOf("src", "CampaignMetrics.Webhooks", "README.md"),
    ];

    private static IEnumerable<string> Blocks(string[] lines) => Between(lines, "```csharp", "```");

    private static IEnumerable<string> Snippets() =>
        Directory.GetFiles(Repository.PathOf("tests", "CampaignMetrics.Webhooks.Tests", "Docs"), "*.cs").SelectMany(file => Between(File.ReadAllLines(file), "// snippet", "// end"));

    private static IEnumerable<string> Between(string[] lines, string begin, string end)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() != begin) continue;
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            yield return string.Join('\n', lines.Skip(i + 1).TakeWhile(line => line.Trim() != end).Select(line => line.Length > indent ? line[indent..] : ""));
        }
    }

    private static string WithoutUsings(string block) =>
        string.Join('\n', block.Split('\n').SkipWhile(line => line.Length == 0 || (line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';'))));
}
