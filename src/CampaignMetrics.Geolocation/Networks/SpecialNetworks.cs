using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace CampaignMetrics.Geolocation.Networks;

/// <summary>The networks that are in no place: private, local, reserved, documentation and multicast addresses.</summary>
/// <remarks>
/// From IANA's registries of special-purpose addresses (https://www.iana.org/assignments/iana-ipv4-special-registry and
/// iana-ipv6-special-registry), those that are not globally reachable. 6to4 and Teredo, which carry a public IPv4 address, are left to
/// the database.
/// </remarks>
public static class SpecialNetworks
{
    private static readonly NetworkSet s_all = new(
    [
        Parse("0.0.0.0/8"), // this network, RFC 791
        Parse("10.0.0.0/8"), // private, RFC 1918
        Parse("100.64.0.0/10"), // shared by a carrier's customers, RFC 6598
        Parse("127.0.0.0/8"), // loopback, RFC 1122
        Parse("169.254.0.0/16"), // link-local, RFC 3927
        Parse("172.16.0.0/12"), // private, RFC 1918
        Parse("192.0.0.0/24"), // protocol assignments, RFC 6890
        Parse("192.0.2.0/24"), // documentation, RFC 5737
        Parse("192.168.0.0/16"), // private, RFC 1918
        Parse("198.18.0.0/15"), // benchmarks, RFC 2544
        Parse("198.51.100.0/24"), // documentation, RFC 5737
        Parse("203.0.113.0/24"), // documentation, RFC 5737
        Parse("224.0.0.0/4"), // multicast, RFC 5771
        Parse("240.0.0.0/4"), // reserved, RFC 1112, and broadcast, RFC 8190
        Parse("::/128"), // unspecified, RFC 4291
        Parse("::1/128"), // loopback, RFC 4291
        Parse("64:ff9b:1::/48"), // local translation, RFC 8215
        Parse("100::/64"), // discard, RFC 6666
        Parse("100:0:0:1::/64"), // dummy prefix, RFC 9780
        Parse("2001:2::/48"), // benchmarks, RFC 5180
        Parse("2001:10::/28"), // overlay identifiers, RFC 4843
        Parse("2001:db8::/32"), // documentation, RFC 3849
        Parse("3fff::/20"), // documentation, RFC 9637
        Parse("5f00::/16"), // segment routing identifiers, RFC 9602
        Parse("fc00::/7"), // unique local, RFC 4193
        Parse("fe80::/10"), // link-local, RFC 4291
        Parse("fec0::/10"), // site-local, RFC 3879
        Parse("ff00::/8"), // multicast, RFC 4291
    ]);

    /// <summary>Whether an address belongs to a special network and so has no place.</summary>
    /// <param name="address">The address; null is not special.</param>
    public static bool Contains([NotNullWhen(true)] IPAddress? address) => s_all.Contains(address);

    internal static bool Contains(in AddressBits address) => s_all.Contains(address);

    private static Network Parse(string text) =>
        Network.TryParse(text, out var network) ? network : throw new FormatException($"Not a network: {text}");
}
