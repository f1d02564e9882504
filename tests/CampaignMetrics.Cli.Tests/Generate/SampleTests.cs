using CampaignMetrics.Cli.Generate;

namespace CampaignMetrics.Tests.Generate;

/// <summary>
/// The sample in docs/samples is what the generator makes: to change both, run the tests with CAMPAIGNMETRICS_WRITE_SAMPLES=1.
/// </summary>
public sealed class SampleTests
{
    /// <summary>As docs/guide/generate.md says: <c>generate --recipients 860 --seed 339 --rejects 2</c>.</summary>
    private static readonly GenerateOptions Options = new() { Recipients = 860, Seed = 339, Rejects = 2 };

    private static readonly string Events = Repository.PathOf("docs", "samples", "spring-sale.ndjson");
    private static readonly string Emails = Repository.PathOf("docs", "samples", "spring-sale-emails.json");

    [Fact]
    public void The_sample_is_what_the_generator_makes() => AssertSame(Events, GeneratedFile.BytesOf(Options));

    [Fact]
    public void The_catalog_of_the_sample_is_what_the_generator_makes()
    {
        var stream = new MemoryStream();
        SyntheticEvents.WriteCatalog(Options, stream);
        AssertSame(Emails, stream.ToArray());
    }

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
        Assert.Equal(4, email.LinkRoles.Count);
        Assert.All(
            EventLines.Read(File.OpenRead(Events)).Select(read => read.Event).OfType<Clicked>(),
            clicked => Assert.Equal(clicked.Role ?? LinkRole.Content, email.LinkRoles.GetValueOrDefault(clicked.Url!)));
    }

    private static void AssertSame(string path, byte[] made)
    {
        if (Environment.GetEnvironmentVariable("CAMPAIGNMETRICS_WRITE_SAMPLES") == "1") File.WriteAllBytes(path, made);
        Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(made), $"{Path.GetFileName(path)} is not what the generator makes.");
    }
}
