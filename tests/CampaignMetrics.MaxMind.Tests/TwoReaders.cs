using System.Net;
using CampaignMetrics.Geolocation;
using MaxMind.Db;
using MaxMind.GeoIP2;

namespace CampaignMetrics.MaxMind.Tests;

/// <summary>One file in MaxMind's reader and in our own.</summary>
internal sealed class TwoReaders : IDisposable
{
    private readonly DatabaseReader _reader;
    private readonly PlaceLookup _theirs;
    private readonly GeoDatabase _ours;

    public TwoReaders(byte[] file, byte[]? ours = null)
    {
        _reader = new DatabaseReader(new MemoryStream(file));
        _theirs = MaxMindPlaces.Of(_reader);
        _ours = GeoDatabase.FromBytes(ours ?? file);
    }

    /// <summary>The addresses of which the two say different things, with both.</summary>
    public IEnumerable<string> Differences(IEnumerable<string> addresses) =>
        from ip in addresses
        let theirs = _theirs(ip)
        let ours = PlaceOf(_ours.Locate(ip))
        where theirs != ours
        select $"{ip}: {theirs}, but {ours}";

    public int CountLocated(IEnumerable<string> addresses) => addresses.Count(ip => !_theirs(ip).IsNowhere);

    public void Dispose() => _reader.Dispose();

    /// <summary>The first and the last address of every network that a file holds.</summary>
    public static IEnumerable<string> AddressesOf(byte[] file)
    {
        using var reader = new Reader(new MemoryStream(file));
        foreach (var node in reader.FindAll<Dictionary<string, object>>())
        {
            yield return node.Start.ToString();
            yield return Last(node.Start, node.PrefixLength).ToString();
        }
    }

    private static IPAddress Last(IPAddress first, int prefixLength)
    {
        var bytes = first.GetAddressBytes();
        for (var bit = prefixLength; bit < bytes.Length * 8; bit++) bytes[bit / 8] |= (byte)(0x80 >> bit % 8);
        return new IPAddress(bytes);
    }

    /// <summary>Addresses of both kinds from all over the world, always the same.</summary>
    public static IEnumerable<string> Addresses(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var bytes = new byte[i % 4 == 3 ? 16 : 4];
            random.NextBytes(bytes);
            if (bytes.Length == 16) bytes[0] = 0x20;
            yield return new IPAddress(bytes).ToString();
        }
    }

    // As the tool makes a place of our own reader's.
    private static Place PlaceOf(Geolocation.Place place) =>
        new(place.Country.Code, place.Region.Name ?? place.Region.Code, place.City);
}
