using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CampaignMetrics.Addresses;
using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>Decides what <see cref="ReportScope.Exclude"/> leaves out: single contacts, whole domains, and messages with requests from a
/// network.</summary>
internal sealed class ContactFilter
{
    /// <summary>The bits before the IPv4 address in a mapped one.</summary>
    private const int MappedBits = 96;

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

    /// <summary>What is wrong with an entry, as what a sentence says of it; null if nothing is.</summary>
    public static string? FaultOf(string one)
    {
        if (one.Length == 0) return "is empty";
        if (!ContactId.TryParse(one, null, out var key)) return "is no key of a contact";
        if (key.Value == "@") return "has no domain after the @";
        return AddressIn(one, out var prefix) is { } ip && prefix is not null && NetworkOf(one) is null
            ? $"is no network: its prefix is from 0 to {BitsOf(ip)}"
            : null;
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
            if (entry.Address != Slot.None && entry.IsRequest && !entry.StatesProgram && Holds(entry.Address)) return true;
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
        if (AddressIn(text, out var prefix) is not { } ip) return null;
        var bits = BitsOf(ip);
        if (prefix is null) return Unmapped(ip, bits);
        var isPrefix = int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= bits;
        return isPrefix ? Unmapped(ip, length) : null;
    }

    /// <summary>The address that an entry begins with, and what follows a <c>/</c> behind it; null for none.</summary>
    private static IPAddress? AddressIn(string text, out string? prefix)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        prefix = slash < 0 ? null : text[(slash + 1)..];
        var address = slash < 0 ? text : text[..slash];
        // IPAddress reads "42" as 0.0.0.42, but a contact's key may be a number: an address has all its parts.
        var isWhole = address.Contains(':', StringComparison.Ordinal) || address.Count(letter => letter == '.') == 3;
        return isWhole && IPAddress.TryParse(address, out var ip) ? ip : null;
    }

    private static int BitsOf(IPAddress ip) => ip.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    /// <summary>The network; one of IPv4 addresses mapped into IPv6 (RFC 4291, section 2.5.5.2) as the IPv4 network that it is.</summary>
    private static IPNetwork Unmapped(IPAddress ip, int length) => ip.IsIPv4MappedToIPv6 && length >= MappedBits
        ? new IPNetwork(FirstOf(ip.MapToIPv4(), length - MappedBits), length - MappedBits)
        : new IPNetwork(FirstOf(ip, length), length);

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
