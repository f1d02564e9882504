using System.Net;
using CampaignMetrics.Geolocation.Tests.MaxMindDb;
using CampaignMetrics.Geolocation.Tests.Samples;
using CampaignMetrics.Geolocation.Tests.Writer;
using FsCheck;
using FsCheck.Fluent;
using Config = FsCheck.Config;

namespace CampaignMetrics.Geolocation.Tests.Oracle;

/// <summary>
/// MaxMind.Db, the reader of the format's makers, is asked what ours is asked. Where the two differ, it is decided who is right.
/// </summary>
public sealed class MaxMindDbTests
{
    private const int UsualMutations = 6_000;

    private static readonly IPAddress[] Addresses =
    [
        .. new[]
        {
            "82.10.0.1", "82.11.0.1", "82.12.0.1", "1.1.1.16", "81.2.69.160", "216.160.83.56", "0.0.0.0", "255.255.255.255",
            "::", "::82.10.0.1", "::ffff:82.10.0.1", "2001:218::", "2002:5102:45a0::", "2a02:d300::", "520a::1",
        }.Select(IPAddress.Parse),
    ];

    [Fact]
    public void Invented_databases_of_every_type_are_answered_alike() => Prop.ForAll(Invented.Databases.ToArbitrary(), invented =>
    {
        var undecided = TwoReaders.Undecided(invented.Database.ToArray(), [.. invented.Addresses, .. Addresses]).ToList();
        return (undecided.Count == 0).Label(string.Join('\n', undecided));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(150)));

    [Fact]
    public void Damaged_files_are_answered_alike_but_for_what_is_decided() =>
        AssertDecided(Damaged(Originals, Mutations.Count(UsualMutations), Mutations.Seed(1)), Addresses);

    [Fact]
    public void Every_decided_difference_is_met()
    {
        var met = Damaged(Originals, UsualMutations, seed: 1).Concat(Told)
            .SelectMany(file => TwoReaders.Compare(file, Addresses))
            .Where(comparison => !comparison.IsSame)
            .Select(comparison => Decided.Find(comparison)?.Name);
        Assert.Empty(Decided.All.Select(decided => decided.Name).Except(met));
    }

    [Fact]
    public void Every_decided_difference_is_written_down()
    {
        var page = File.ReadAllLines(Repository.PathOf("docs", "decisions", "mmdb-oracle.md"));
        var written = page.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Trim());
        Assert.Equal(Decided.All.Select(decided => decided.Name), written.Skip(1));
    }

    [Fact]
    public void An_IPv4_address_mapped_into_IPv6_is_answered_as_they_answer_the_IPv4_address()
    {
        IPAddress[] plain = [.. Addresses.Where(address => address.GetAddressBytes().Length == 4)];
        foreach (var file in Originals)
        {
            var mapped = TwoReaders.Compare(file, plain.Select(address => address.MapToIPv6())).Skip(1).Select(asked => asked.Ours);
            Assert.Equal(TwoReaders.Compare(file, plain).Skip(1).Select(asked => asked.Theirs), mapped);
        }
    }

    [Fact]
    public void Sample_databases_are_answered_alike_but_for_what_is_decided() =>
        AssertDecided(Samples(), [.. Addresses, .. Probe.Addresses]);

    [Fact]
    public void Damaged_samples_are_answered_alike_but_for_what_is_decided()
    {
        byte[][] small = [.. Samples().Where(file => file.Length < 8_000)];
        AssertDecided(Damaged(small, Mutations.Count(UsualMutations / 3), Mutations.Seed(2)), Addresses);
    }

    private static void AssertDecided(IEnumerable<byte[]> files, IPAddress[] addresses)
    {
        var undecided = files.SelectMany(file => TwoReaders.Undecided(file, addresses)).Take(20).ToList();
        Assert.True(undecided.Count == 0, string.Join('\n', undecided));
    }

    private static IReadOnlyList<byte[]> Originals { get; } =
    [
        Some.NestedCities(recordSize: 24).ToArray(), Some.NestedCities(recordSize: 28).ToArray(),
        Some.NestedCities(ipVersion: 4, recordSize: 32).ToArray(), Some.FlatCities().ToArray(),
        OwnFilesTests.EveryType(24).ToArray(), OwnFilesTests.EveryType(28).ToArray(), OwnFilesTests.EveryType(32).ToArray(),
    ];

    /// <summary>Differences that damage brings about too rarely.</summary>
    private static IEnumerable<byte[]> Told =>
    [
        HandMade.WithMetadata("languages", null),
        HandMade.WithMetadata("node_count", 3u),
        HandMade.WithData(0x42, 0xC3, 0x28),
        new DatabaseWriter().Add("::/64", "all of IPv4").ToArray(),
        HandMade.WithData([.. Enumerable.Repeat(new byte[] { 0x01, 0x04 }, 100).SelectMany(bytes => bytes), 0xE0]),
        HandMade.WithData(0xA3, 0, 0, 1),
    ];

    private static IEnumerable<byte[]> Damaged(IReadOnlyList<byte[]> originals, int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++) yield return Mutation.Of(originals[i % originals.Count], random);
    }

    private static IEnumerable<byte[]> Samples() =>
        from file in Directory.GetFiles(Needs.Sample("geo"), "*.mmdb", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select File.ReadAllBytes(file);
}
