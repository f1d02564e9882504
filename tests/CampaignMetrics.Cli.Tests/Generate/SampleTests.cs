namespace CampaignMetrics.Tests.Generate;

/// <summary>The sample in docs/samples, whose numbers the pages quote.</summary>
public sealed class SampleTests
{
    private static readonly string Events = Repository.PathOf("docs", "samples", "spring-sale.ndjson");
    private static readonly string Emails = Repository.PathOf("docs", "samples", "spring-sale-emails.json");

    [Fact]
    public void The_sample_has_five_thousand_events_and_two_bad_lines()
    {
        var reads = EventLines.Read(File.OpenRead(Events)).ToList();
        Assert.Equal(2, reads.Count(read => read.Event is null));
        Assert.True(reads.Select(read => read.Event).Distinct().Count() > 5_000);
        Assert.True(new FileInfo(Events).Length < 1_400_000);
    }

    [Fact]
    public void The_catalog_tells_the_roles_of_the_links()
    {
        EmailCatalogFile.TryRead(File.ReadAllBytes(Emails), out var catalog, out var error);
        Assert.Null(error);
        var email = catalog!["spring-sale"]!;
        Assert.Equal("Spring sale", email.Name);
        Assert.Equal(4, email.Links.Count(link => link.Role != LinkRole.Content));
        Assert.All(
            EventLines.Read(File.OpenRead(Events)).Select(read => read.Event).OfType<Clicked>(),
            clicked => Assert.Equal(
                clicked.Role ?? LinkRole.Content, email.Links.FirstOrDefault(link => link.Url == clicked.Url)?.Role ?? LinkRole.Content));
    }
}
