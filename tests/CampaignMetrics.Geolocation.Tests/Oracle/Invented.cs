using System.Net;
using CampaignMetrics.Geolocation.Tests.Writer;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Geolocation.Tests.Oracle;

/// <summary>Databases with values of every type, and the addresses at which they are asked.</summary>
internal static class Invented
{
    private static readonly Gen<object> Scalar = Gen.OneOf(
        Gen.Elements("", "-", "NO", "Åland", "☯").Select(text => (object)text),
        Gen.Elements(28, 29, 284, 285).Select(length => (object)new string('a', length)),
        Gen.Choose(0, 400).Select(length => (object)Enumerable.Range(0, length).Select(number => (byte)number).ToArray()),
        ArbMap.Default.GeneratorFor<double>().Select(number => (object)number),
        ArbMap.Default.GeneratorFor<float>().Select(number => (object)number),
        ArbMap.Default.GeneratorFor<ushort>().Select(number => (object)number),
        ArbMap.Default.GeneratorFor<uint>().Select(number => (object)number),
        ArbMap.Default.GeneratorFor<int>().Select(number => (object)number),
        ArbMap.Default.GeneratorFor<ulong>().Select(number => (object)number),
        ArbMap.Default.GeneratorFor<ulong>().Two().Select(pair => (object)new UInt128(pair.Item1, pair.Item2)),
        ArbMap.Default.GeneratorFor<bool>().Select(flag => (object)flag));

    private static readonly Gen<string> Key = Gen.Elements("", "country", "iso_code", "names", "en", "ключ", new string('k', 300));

    private static readonly Gen<(IPAddress Address, int Length)> IPv4Network =
        from bytes in Gen.Choose(0, 255).ArrayOf(4)
        from length in Gen.Choose(1, 32)
        select (new IPAddress([.. bytes.Select(number => (byte)number)]), length);

    private static readonly Gen<(IPAddress Address, int Length)> IPv6Network =
        from bytes in Gen.Choose(0, 255).ArrayOf(16)
        from length in Gen.Choose(8, 128)
        select (new IPAddress([0x20, .. bytes.Skip(1).Select(number => (byte)number)]), length);

    public static Gen<(DatabaseWriter Database, List<IPAddress> Addresses)> Databases { get; } =
        from ipVersion in Gen.Elements(4, 6)
        from recordSize in Gen.Elements(24, 28, 32)
        from networks in (ipVersion == 4 ? IPv4Network : Gen.OneOf(IPv4Network, IPv6Network)).NonEmptyListOf()
        from records in Value(depth: 3).ListOf(networks.Count)
        select (Written(ipVersion, recordSize, networks, records), networks.SelectMany(network => Around(network.Address)).ToList());

    private static Gen<object> Value(int depth) => depth == 0
        ? Scalar
        : Gen.OneOf(Scalar, MapOf(Value(depth - 1)), Value(depth - 1).ListOf().Select(items => (object)items.Take(5).ToList()));

    private static Gen<object> MapOf(Gen<object> value) =>
        from keys in Key.ListOf()
        let distinct = keys.Distinct().ToList()
        from values in value.ListOf(distinct.Count)
        select (object)distinct.Zip(values).ToDictionary(entry => entry.First, entry => entry.Second);

    private static DatabaseWriter Written(
        int ipVersion, int recordSize, IEnumerable<(IPAddress Address, int Length)> networks, IEnumerable<object> records)
    {
        var writer = new DatabaseWriter(ipVersion, recordSize);
        foreach (var (network, record) in networks.Zip(records)) writer.Add(network.Address, network.Length, record);
        return writer;
    }

    /// <summary>The address, and others that leave its network at each byte.</summary>
    private static IEnumerable<IPAddress> Around(IPAddress address)
    {
        yield return address;
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            yield return new IPAddress(bytes);
            bytes[i] ^= 1;
        }
    }
}
