using CampaignMetrics.Geolocation.Tests.MaxMindDb;

namespace CampaignMetrics.Geolocation.Tests.Samples;

/// <summary>Files that have made other readers crash, hang or read out of range.</summary>
public class BadDataTests
{
    [Fact]
    public void Every_corrupt_file_causes_an_invalid_database_exception_or_a_plain_answer()
    {
        var files = Directory.GetFiles(Needs.Sample("geo", "bad-data"), "*.mmdb", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.NotEmpty(Probe.Outcome(File.ReadAllBytes(file))));
    }
}
