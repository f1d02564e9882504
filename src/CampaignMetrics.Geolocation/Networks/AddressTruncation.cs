using System.Net;

namespace CampaignMetrics.Geolocation.Networks;

/// <summary>
/// Truncates IP addresses, so that what is stored identifies a neighbourhood instead of a person. Look up the place first, then truncate.
/// </summary>
public static class AddressTruncation
{
    /// <summary>The default number of leading bits of an IPv4 address that are kept: 24.</summary>
    public const int DefaultIPv4PrefixLength = 24;

    /// <summary>The default number of leading bits of an IPv6 address that are kept: 48, a site's prefix (RFC 6177).</summary>
    public const int DefaultIPv6PrefixLength = 48;

    /// <summary>Sets the trailing bits of an address to zero: <c>192.0.2.77</c> becomes <c>192.0.2.0</c>.</summary>
    /// <param name="address">The address. An IPv4 address mapped into IPv6 counts as, and becomes, an IPv4 address.</param>
    /// <param name="ipv4PrefixLength">The leading bits of an IPv4 address to keep: 0 to 32, both ends included.</param>
    /// <param name="ipv6PrefixLength">The leading bits of an IPv6 address to keep: 0 to 128, both ends included.</param>
    /// <exception cref="ArgumentOutOfRangeException">A prefix length is outside its range.</exception>
    public static IPAddress Truncate(
        IPAddress address,
        int ipv4PrefixLength = DefaultIPv4PrefixLength,
        int ipv6PrefixLength = DefaultIPv6PrefixLength)
    {
        ArgumentNullException.ThrowIfNull(address);
        RequireRanges(ipv4PrefixLength, ipv6PrefixLength);
        return Truncate(AddressBits.Of(address), ipv4PrefixLength, ipv6PrefixLength);
    }

    /// <summary>Sets the trailing bits of an address, given as text, to zero.</summary>
    /// <param name="address">The address as text.</param>
    /// <param name="ipv4PrefixLength">The leading bits of an IPv4 address to keep: 0 to 32, both ends included.</param>
    /// <param name="ipv6PrefixLength">The leading bits of an IPv6 address to keep: 0 to 128, both ends included.</param>
    /// <returns>The truncated address; null if the text is not an address, because it is then unknown which part is safe to keep.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A prefix length is outside its range.</exception>
    public static string? Truncate(
        string? address,
        int ipv4PrefixLength = DefaultIPv4PrefixLength,
        int ipv6PrefixLength = DefaultIPv6PrefixLength)
    {
        RequireRanges(ipv4PrefixLength, ipv6PrefixLength);
        return AddressBits.TryParse(address, out var bits) ? Truncate(bits, ipv4PrefixLength, ipv6PrefixLength).ToString() : null;
    }

    private static IPAddress Truncate(in AddressBits address, int ipv4PrefixLength, int ipv6PrefixLength) =>
        address.Masked(address.IsIPv6 ? ipv6PrefixLength : ipv4PrefixLength).ToIPAddress();

    private static void RequireRanges(int ipv4PrefixLength, int ipv6PrefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ipv4PrefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ipv4PrefixLength, 32);
        ArgumentOutOfRangeException.ThrowIfNegative(ipv6PrefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ipv6PrefixLength, 128);
    }
}
