using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace CampaignMetrics.Geolocation.Networks;

/// <summary>A set of IPv4 and IPv6 networks that quickly answers whether it contains an address.</summary>
/// <remarks>Immutable, and safe for use by many threads at once. A lookup is a binary search and allocates nothing.</remarks>
/// <example>
/// <code>
/// NetworkSet relays = NetworkList.ReadFile("egress-ip-ranges.csv").Networks;
/// bool isRelay = relays.Contains("172.224.226.5");
/// </code>
/// </example>
public sealed class NetworkSet
{
    private readonly AddressRanges<uint> _ipv4;
    private readonly AddressRanges<UInt128> _ipv6;

    /// <summary>Creates a set. The networks may overlap, touch and repeat.</summary>
    /// <param name="networks">The networks, in any order.</param>
    public NetworkSet(IEnumerable<Network> networks)
    {
        ArgumentNullException.ThrowIfNull(networks);
        var ipv4 = new List<(uint First, uint Last)>();
        var ipv6 = new List<(UInt128 First, UInt128 Last)>();
        foreach (var network in networks)
        {
            var (first, last) = (network.Bits.Value, network.Bits.Last(network.PrefixLength));
            if (network.IsIPv6) ipv6.Add((first, last));
            else ipv4.Add(((uint)first, (uint)last));
        }
        _ipv4 = new AddressRanges<uint>(ipv4);
        _ipv6 = new AddressRanges<UInt128>(ipv6);
    }

    /// <summary>The empty set.</summary>
    public static NetworkSet Empty { get; } = new([]);

    /// <summary>The number of separate address ranges, after overlapping and adjacent networks have been merged.</summary>
    public int Count => _ipv4.Count + _ipv6.Count;

    /// <summary>Whether an address is in one of the networks. An IPv4 address mapped into IPv6 counts as the IPv4 address.</summary>
    /// <param name="address">The address; null is in no network.</param>
    public bool Contains([NotNullWhen(true)] IPAddress? address) => address is not null && Contains(AddressBits.Of(address));

    /// <summary>Whether an address is in one of the networks.</summary>
    /// <param name="address">The address as text; text that is no address is in no network.</param>
    public bool Contains(ReadOnlySpan<char> address) => AddressBits.TryParse(address, out var bits) && Contains(bits);

    internal bool Contains(in AddressBits address) =>
        address.IsIPv6 ? _ipv6.Contain(address.Value) : _ipv4.Contain((uint)address.Value);
}
