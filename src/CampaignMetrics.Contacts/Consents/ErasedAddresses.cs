using System.Net;
using System.Net.Sockets;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// IP addresses in the place of a contact's own: alike where those were alike, since the rules that know programs look at that. They are
/// unique local ones (RFC 4193), which are nobody's;
/// one of a privacy relay gets another one of its network, so that it still comes through the relay.
/// </summary>
internal sealed class ErasedAddresses(Words words, PrivacyRelayTest? isRelay)
{
    private const int IPv6Bytes = 16, IPv4NetworkBytes = 3, IPv6NetworkBytes = 6, Tries = 64;

    private const byte UniqueLocal = 0xFD;

    private readonly Dictionary<string, string> _stands = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>What stands for an address; a text that is none gives a text that is none.</summary>
    public string For(string ip)
    {
        if (!IPAddress.TryParse(ip, out var address)) return words.For(ip);
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var key = address.ToString();
        return _stands.TryGetValue(key, out var known) ? known : _stands[key] = Draw(ip, address);
    }

    private string Draw(string ip, IPAddress address) => IsOfRelay(ip)
        // Where the network is too small to have another one the address stays: a relay's tells nobody apart.
        ? Unused(() => Neighbour(address), IsOfRelay) ?? ip
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
