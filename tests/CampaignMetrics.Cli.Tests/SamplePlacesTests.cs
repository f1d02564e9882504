using System.Text;
using System.Text.Json.Nodes;
using CampaignMetrics.Geolocation.Tests.Writer;

namespace CampaignMetrics.Cli.Tests;

/// <summary>The sample database of places: made here for the networks of the synthetic events, by no one's data.</summary>
[Collection(InProcess.Collection)]
public sealed class SamplePlacesTests
{
    private static string File => Repository.PathOf("docs", "samples", "places.mmdb");

    private static byte[] Make()
    {
        var writer = new DatabaseWriter(ipVersion: 6, recordSize: 24)
        {
            DatabaseType = "Sample-City", BuildDate = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            Descriptions = new Dictionary<string, object> { ["en"] = "Places of synthetic events" },
        };
        foreach (var place in CampaignMetrics.Cli.Generate.Audience.Place.All.Items)
        {
            var known = JsonNode.Parse("{" + Encoding.UTF8.GetString(place.Json)[1..] + "}")!;
            writer.Add(
                $"{place.Network >> 8}.{place.Network & 255}.0.0/16",
                Record((string)known["country"]!, (string)known["region"]!, (string)known["city"]!));
        }
        foreach (var proxy in (string[])["66.249.0.0/16", "74.125.0.0/16", "87.248.0.0/16", "98.137.0.0/16"])
            writer.Add(proxy, Record("US", "California", "Mountain View"));
        return writer.ToArray();
    }

    private static Dictionary<string, object> Record(string country, string region, string city) =>
        new() { ["country_code"] = country, ["state1"] = region, ["city"] = city };

    [Fact]
    public void The_sample_database_is_made_by_this_test()
    {
        if (Environment.GetEnvironmentVariable("CAMPAIGNMETRICS_WRITE_SAMPLES") == "1") System.IO.File.WriteAllBytes(File, Make());
        Assert.Equal(Make(), System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void With_it_nearly_every_opener_of_the_sample_has_a_place_and_proxies_are_marked()
    {
        var events = Repository.PathOf("docs", "samples", "spring-sale.ndjson");
        var run = InProcess.Run("", "report", events, "--geo", File, "--format", "json");
        var report = JsonNode.Parse(run.Output)!;
        var locations = report["locations"]!.AsArray();
        var openers = (int)report["engagement"]!["uniqueOpens"]!;
        Assert.InRange(locations.Sum(row => (int)row!["opens"]!), openers / 2, openers);
        Assert.Equal("Mountain View", (string?)locations[0]!["city"]);
        Assert.InRange((int)locations[0]!["proxiedOpens"]!, 1, (int)locations[0]!["opens"]!);
    }
}
