using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using CampaignMetrics.Addresses;
using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>Decides what <see cref="ReportScope.Exclude"/> leaves out: single contacts, whole domains, and messages with requests from a
/// network.</summary>
internal sealed class ContactFilter
{
    private readonly HashSet<string> _contacts = new(StringComparer.Ordinal), _domains = new(StringComparer.Ordinal);
    private readonly List<IPNetwork> _networks = [];
    private readonly AddressTable _addresses;
    // By address number: an address is parsed and compared with the networks only once.
    private readonly Dictionary<NumberKey, bool> _known = [];

    /// <param name="excluded">Keys of contacts, domains with <c>@</c> before them, and networks, in any mixture.</param>
    /// <param name="addresses">The IP addresses that requests came from.</param>
    public ContactFilter(ImmutableArray<string> excluded, AddressTable addresses)
    {
        _addresses = addresses;
        foreach (var one in excluded)
        {
            if (NetworkOf(one) is { } network)
            {
                _networks.Add(network);
                continue;
            }
            var key = new ContactId(one).Value;
            // As a ContactId even a domain is normalized: lower case, in ASCII.
            if (key.StartsWith('@')) _domains.Add(key[1..]);
            else _contacts.Add(key);
        }
    }

    public bool Holds(ReadOnlySpan<byte> contact)
    {
        // The usual case, and this runs for every contact: no string is made.
        if (_contacts.Count + _domains.Count == 0) return false;
        return _contacts.Contains(Encoding.UTF8.GetString(contact))
            || (_domains.Count > 0 && _domains.Contains(Encoding.UTF8.GetString(ContactKeys.Domain(contact))));
    }

    public bool HasNetworks => _networks.Count > 0;

    /// <summary>Whether any open, click or view came from one of the networks. Events that state a program are ignored.</summary>
    public bool HoldsAny(ReadOnlySpan<Entry> entries)
    {
        if (_networks.Count == 0) return false;
        foreach (ref readonly var entry in entries)
            if (entry.Address != Slot.None && entry.IsRequest && entry.Stated != Actor.Automation && Holds(entry.Address)) return true;
        return false;
    }

    private bool Holds(long address)
    {
        if (_known.TryGetValue(new NumberKey(address), out var known)) return known;
        var isHeld = IPAddress.TryParse(_addresses.Text(address), out var ip) && _networks.Exists(network => Contains(network, ip));
        _known.Add(new NumberKey(address), isHeld);
        return isHeld;
    }

    /// <summary>Reads a network, written with any of its addresses (<c>10.1.2.3/8</c>), or a single address; null for neither.</summary>
    private static IPNetwork? NetworkOf(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var ip)) return null;
        var bits = ip.GetAddressBytes().Length * 8;
        // IPAddress reads "42" as 0.0.0.42, but a contact's key may be a number: only the usual spelling is an address.
        if (slash < 0) return ip.ToString() == text ? new IPNetwork(ip, bits) : null;
        var isPrefix = int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= bits;
        return isPrefix ? new IPNetwork(FirstOf(ip, prefix), prefix) : null;
    }

    private static IPAddress FirstOf(IPAddress ip, int prefix)
    {
        var bytes = ip.GetAddressBytes();
        // IPNetwork demands that all bits behind the prefix are zero.
        for (var i = 0; i < bytes.Length; i++) bytes[i] &= (byte)(0xFF00 >> Math.Clamp(prefix - i * 8, 0, 8));
        return new IPAddress(bytes);
    }

    /// <summary>Whether the network holds an address, which may be an IPv4 address mapped into IPv6 (RFC 4291, section 2.5.5.2).</summary>
    private static bool Contains(IPNetwork network, IPAddress ip) =>
        network.Contains(ip) || (ip.IsIPv4MappedToIPv6 && network.Contains(ip.MapToIPv4()));
}
