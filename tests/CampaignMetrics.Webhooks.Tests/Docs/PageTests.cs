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

    private static void Write(List<PastedPage> pages)
    {
        Directory.CreateDirectory(PastedPage.Folder);
        foreach (var file in Directory.GetFiles(PastedPage.Folder)) File.Delete(file);
        foreach (var page in pages) File.WriteAllText(Path.Combine(PastedPage.Folder, page.Name + ".cs"), page.Program);
    }

    private static IEnumerable<(string, string)> Written() =>
        Directory.GetFiles(PastedPage.Folder, "*.cs").Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));
}
