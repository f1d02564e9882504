using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace CampaignMetrics.Geolocation.Networks;

/// <summary>A network: all IPv4 or IPv6 addresses that share a prefix (CIDR, RFC 4632, section 3.1).</summary>
/// <remarks>The default value of this type is <c>0.0.0.0/0</c>, all of IPv4.</remarks>
public readonly record struct Network
{
    internal Network(AddressBits address, int prefixLength)
    {
        Bits = address.Masked(prefixLength);
        PrefixLength = prefixLength;
    }

    internal AddressBits Bits { get; }

    /// <summary>
    /// The number of leading bits that all addresses of the network share: 0 to 32 for IPv4, 0 to 128 for IPv6, both ends included.
    /// </summary>
    public int PrefixLength { get; }

    /// <summary>Whether this is a network of IPv6 addresses.</summary>
    public bool IsIPv6 => Bits.IsIPv6;

    /// <summary>The first address of the network.</summary>
    public IPAddress BaseAddress => Bits.ToIPAddress();

    /// <summary>Creates the network of an address and a prefix length.</summary>
    /// <param name="address">Any address of the network. An IPv4 address mapped into IPv6 counts as the IPv4 address.</param>
    /// <param name="prefixLength">The number of leading bits: 0 to 32 for IPv4, 0 to 128 for IPv6, both ends included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The prefix length is outside its range.</exception>
    public static Network Of(IPAddress address, int prefixLength)
    {
        ArgumentNullException.ThrowIfNull(address);
        var bits = AddressBits.Of(address);
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, bits.Length);
        return new Network(bits, prefixLength);
    }

    /// <summary>Parses <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>, or a single address, which is a network of one.</summary>
    /// <param name="text">The text. White space around it, and bits after the prefix, are ignored.</param>
    /// <param name="network">The network; the default value if the text is not a network.</param>
    /// <returns>Whether the text is a network.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Network network)
    {
        network = default;
        text = text.Trim();
        var slash = text.IndexOf('/');
        if (!AddressBits.TryParse(slash < 0 ? text : text[..slash], out var address)) return false;
        var prefixLength = address.Length;
        if (slash >= 0 && !TryParsePrefixLength(text[(slash + 1)..], address, out prefixLength)) return false;
        network = new Network(address, prefixLength);
        return true;
    }

    /// <summary>Whether an address is in the network. An IPv4 address mapped into IPv6 counts as the IPv4 address.</summary>
    /// <param name="address">The address.</param>
    public bool Contains([NotNullWhen(true)] IPAddress? address) =>
        address is not null && AddressBits.Of(address) is var bits && bits.IsIPv6 == IsIPv6 && bits.Masked(PrefixLength) == Bits;

    /// <summary>The network in CIDR notation, IPv6 as RFC 5952 writes it: <c>192.0.2.0/24</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{BaseAddress}/{PrefixLength}");

    private static bool TryParsePrefixLength(ReadOnlySpan<char> text, AddressBits address, out int prefixLength) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out prefixLength) && prefixLength <= address.Length;
}
