namespace CampaignMetrics.Geolocation.Tests.MaxMindDb;

/// <summary>Good files with random damage: each is answered, or refused by the one exception.</summary>
public class FuzzTests
{
    [Theory]
    [InlineData(24)]
    [InlineData(28)]
    [InlineData(32)]
    public void Damaged_files_of_nested_records_cause_nothing_else(int recordSize) =>
        Damage(Some.NestedCities(recordSize: recordSize).ToArray(), Trials.Of(6_000));

    [Fact]
    public void Damaged_files_of_flat_records_cause_nothing_else() => Damage(Some.FlatCities().ToArray(), Trials.Of(6_000));

    [Theory]
    [InlineData("GeoIP2-City-Test.mmdb")]
    [InlineData("GeoIP2-Enterprise-Test.mmdb")]
    [InlineData("GeoIP2-Anonymous-IP-Test.mmdb")]
    [InlineData("MaxMind-DB-test-decoder.mmdb")]
    [InlineData("MaxMind-DB-test-nested.mmdb")]
    [InlineData("MaxMind-DB-test-mixed-24.mmdb")]
    [InlineData("MaxMind-DB-test-metadata-pointers.mmdb")]
    public void Damaged_sample_files_cause_nothing_else(string name) =>
        Damage(File.ReadAllBytes(Needs.Sample("geo", "test-data", name)), count: 1_000);

    private static void Damage(byte[] good, int count)
    {
        var random = new Random(Trials.Seed());
        var outcomes = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            outcomes.Add(Probe.Outcome(Mutation.Of(good, random)));
        // The damage must reach all that is read, or the test says nothing.
        Assert.True(outcomes.Count > 8, string.Join('\n', outcomes));
    }
}
