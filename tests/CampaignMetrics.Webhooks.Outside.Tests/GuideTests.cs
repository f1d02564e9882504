namespace CampaignMetrics.Webhooks.Outside.Tests;

/// <summary>The guide shows the providers of this project, file by file.</summary>
public sealed class GuideTests
{
    private static readonly List<string> Blocks =
    [
        .. File.ReadAllText(Repository.PathOf("docs", "guide", "add-a-provider.md")).Split("```csharp\n").Skip(1)
            .Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]),
    ];

    [Fact]
    public void Every_file_of_the_first_provider_is_shown_as_it_is_compiled() =>
        Assert.All(FilesOf("AcmeMail"), file => Assert.Contains(file, Blocks));

    [Fact]
    public void Nothing_is_shown_that_is_not_compiled() =>
        Assert.Empty(Blocks.Except(FilesOf("AcmeMail").Concat(FilesOf("RelayMail"))));

    private static IEnumerable<string> FilesOf(string provider) =>
        Directory.GetFiles(Repository.PathOf("tests", "CampaignMetrics.Webhooks.Outside.Tests", provider), "*.cs").Select(File.ReadAllText);
}
