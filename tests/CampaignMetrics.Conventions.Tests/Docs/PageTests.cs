namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>What holds for every page.</summary>
public sealed class PageTests
{
    /// <summary>Pages of other packages are compiled by those packages' own tests, if at all.</summary>
    private static readonly string[] Compiled =
    [
        "README.md", "src/CampaignMetrics/README.md", "docs/metrics.md", "docs/guide/library.md", "docs/guide/definitions.md",
        "docs/guide/events.md", "docs/guide/large.md", "docs/guide/lists.md", "docs/guide/breakdowns.md",
        "docs/guide/portfolio.md", "docs/guide/automated.md", "docs/guide/ab.md", "docs/guide/dmarc.md", "docs/guide/watch.md", "docs/guide/saved.md",
        "docs/guide/export.md", "docs/guide/store.md", "docs/guide/html.md", "src/CampaignMetrics.Html/README.md",
        "src/CampaignMetrics.Sqlite/README.md", "src/CampaignMetrics.PostgreSql/README.md",
        "src/CampaignMetrics.Testing/README.md", "docs/guide/hosting.md", "src/CampaignMetrics.DependencyInjection/README.md",
        "src/CampaignMetrics.AspNetCore/README.md",
        "src/CampaignMetrics.Testing/README.md", "docs/guide/tracking.md", "src/CampaignMetrics.Tracking/README.md",
        "docs/guide/privacy.md", "docs/guide/running.md",
    ];

    [Fact]
    public void Every_relative_link_resolves() => Failures.None(
        "Nothing is there:",
        from page in MarkdownPage.All
        from link in page.Links
        where !link.Contains("://", StringComparison.Ordinal)
            && !link.StartsWith("mailto:", StringComparison.Ordinal)
            && !Resolves(page, link)
        select $"{page.Path}: {link}");

    [Fact]
    public void Every_CSharp_block_is_compiled_code() => Failures.None(
        "Put the same code between \"// snippet\" and \"// end\" in tests/CampaignMetrics.Conventions.Tests/Docs:",
        from page in MarkdownPage.All
        where Compiled.Contains(page.Path)
        from block in page.Blocks("csharp")
        where !Snippet.All.Any(snippet => snippet.Is(block))
        select $"{page.Path}:\n{block}");

    [Fact]
    public void Every_snippet_is_shown_on_a_page() => Failures.None(
        "No page shows it:",
        Snippet.All.Where(snippet => !MarkdownPage.All.Any(page => page.Blocks("csharp").Any(snippet.Is)))
            .Select(snippet => $"{Path.GetFileName(snippet.File)}:\n{snippet.Code}"));

    [Fact]
    public void Every_folder_of_pages_is_linked_from_the_readme()
    {
        var readme = MarkdownPage.All.Single(page => page.Path == "README.md");
        Failures.None(
            "README.md links to none of:",
            new[] { "docs/metrics.md", "docs/guide/", "docs/standards.md", "docs/decisions/", "CHANGELOG.md", "CONTRIBUTING.md" }
            .Where(target => !readme.Links.Any(link => link.StartsWith(target, StringComparison.Ordinal))));
    }

    private static bool Resolves(MarkdownPage page, string link)
    {
        var (file, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
        var path =
            file.Length == 0
                ? page.Path
                : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(page.Folder, file))).Replace('\\', '/');
        if (!Path.Exists(Repository.PathOf(path))) return false;
        return anchor is null || MarkdownPage.All.Any(target => target.Path == path && target.Anchors.Contains(anchor));
    }
}
