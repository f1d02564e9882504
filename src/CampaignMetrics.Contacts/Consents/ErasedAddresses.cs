using System.Net;
using System.Net.Sockets;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Random replacements for IP addresses: equal ones stay equal, because rules that detect automated opens compare addresses. Replacements
/// are unique local addresses (RFC 4193), which belong to nobody; an address of a privacy relay gets another one of the relay's network, so
/// that the open still counts as relayed.
/// </summary>
internal sealed class ErasedAddresses(Words words, PrivacyRelayTest? isRelay)
{
    // An address of a relay keeps its /24 (IPv4) or /48 (IPv6). After 64 draws without an unused address the network is taken as too small.
    private const int IPv6Bytes = 16, IPv4NetworkBytes = 3, IPv6NetworkBytes = 6, Tries = 64;

    private const byte UniqueLocal = 0xFD;

    private readonly Dictionary<string, string> _stands = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The replacement of an address. A text that is not an address gets a word, which is none either.</summary>
    public string For(string ip)
    {
        if (!IPAddress.TryParse(ip, out var address)) return words.For(ip);
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var key = address.ToString();
        return _stands.TryGetValue(key, out var known) ? known : _stands[key] = Draw(ip, address);
    }

    private string Draw(string ip, IPAddress address) => IsOfRelay(ip)
        // Where the network is too small for another address, the original stays: a relay's address identifies nobody.
        ? Unused(() => Neighbour(address), IsOfRelay) ?? ip
        // An address in fd00::/8 with 120 random bits.
        : Unused(() => [UniqueLocal, .. words.Bytes(IPv6Bytes - 1)], stand => !IsOfRelay(stand)) ?? words.For(ip);

    private bool IsOfRelay(string ip) => isRelay?.Invoke(ip) == true;

    private byte[] Neighbour(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var network = address.AddressFamily == AddressFamily.InterNetwork ? IPv4NetworkBytes : IPv6NetworkBytes;
        return [.. bytes[..network], .. words.Bytes(bytes.Length - network)];
    }

    private string? Unused(Func<byte[]> draw, Func<string, bool> isFit)
    {
        for (var i = 0; i < Tries; i++)
        {
            var drawn = new IPAddress(draw()).ToString();
            if (isFit(drawn) && _used.Add(drawn)) return drawn;
        }
        return null;
    }
}
