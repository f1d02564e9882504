namespace CampaignMetrics.Webhooks.Outside.Tests;

/// <summary>The guide shows the provider of this project, file by file.</summary>
public sealed class GuideTests
{
    [Fact]
    public void Every_file_of_the_provider_is_shown_as_it_is_compiled_and_nothing_else()
    {
        var folder = Repository.PathOf("tests", "CampaignMetrics.Webhooks.Outside.Tests", "AcmeMail");
        var files = Directory.GetFiles(folder, "*.cs").Select(File.ReadAllText);
        Assert.Equal(files.Order(StringComparer.Ordinal), Blocks().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Blocks() =>
        File.ReadAllText(Repository.PathOf("docs", "guide", "add-a-provider.md")).Split("```csharp\n").Skip(1)
            .Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]);
}
