using System.Diagnostics.CodeAnalysis;
using System.Net;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.MaxMind;

/// <summary>Parses the addresses of events in the same way as <c>CampaignMetrics.Geolocation</c>.</summary>
internal static class Addresses
{
    /// <summary>Parses an address in full notation; an IPv4-mapped IPv6 address becomes the IPv4 address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = !text.Contains('/', StringComparison.Ordinal) && Network.TryParse(text, out var single) ? single.BaseAddress : null;
        return address is not null;
    }

    /// <summary>Whether the address has no place by its nature, whatever a database says.</summary>
    public static bool IsSpecial(IPAddress address) => SpecialNetworks.Contains(address);
}
