namespace CampaignMetrics.Webhooks.Tests.Docs;

/// <summary>The code that pages show is code that compiles.</summary>
public sealed class PageTests
{
    private const string Accept = "CAMPAIGNMETRICS_ACCEPT_PAGES";

    /// <summary>The programs are compiled with these tests, so that a page whose code lacks something breaks the build.</summary>
    [Fact]
    public void Every_page_is_compiled_as_it_is_pasted()
    {
        var pages = PastedPage.All.ToList();
        if (Environment.GetEnvironmentVariable(Accept) == "1") Write(pages);
        Assert.True(pages.Count >= 14);
        Assert.Equal(pages.Select(page => (page.Name, page.Program)).Order(), Written().Order());
    }

    /// <summary>What is added to this library itself sees what is internal: it stands between <c>// snippet</c> and <c>// end</c> in this folder.</summary>
    [Fact]
    public void Every_block_about_a_provider_of_ones_own_is_compiled()
    {
        var snippets = Snippets().ToHashSet();
        var blocks = Between(File.ReadAllLines(Repository.PathOf("docs", "guide", "add-a-provider.md")), "```csharp", "```").ToList();
        Assert.NotEmpty(blocks);
        Assert.Equal([], blocks.Where(block => !snippets.Contains(block)));
    }

    private static void Write(List<PastedPage> pages)
    {
        Directory.CreateDirectory(PastedPage.Folder);
        foreach (var file in Directory.GetFiles(PastedPage.Folder)) File.Delete(file);
        foreach (var page in pages) File.WriteAllText(Path.Combine(PastedPage.Folder, page.Name + ".cs"), page.Program);
    }

    private static IEnumerable<(string, string)> Written() =>
        Directory.GetFiles(PastedPage.Folder, "*.cs").Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));

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
}
