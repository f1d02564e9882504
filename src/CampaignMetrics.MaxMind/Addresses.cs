using System.Diagnostics.CodeAnalysis;
using System.Net;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.MaxMind;

/// <summary>Addresses as events state them, read as <c>CampaignMetrics.Geolocation</c> reads them.</summary>
internal static class Addresses
{
    /// <summary>Reads an address written in full; an IPv4 address mapped into IPv6 is the IPv4 address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = !text.Contains('/', StringComparison.Ordinal) && Network.TryParse(text, out var single) ? single.BaseAddress : null;
        return address is not null;
    }

    /// <summary>Whether the address is in no place by its nature, whatever a database says.</summary>
    public static bool IsSpecial(IPAddress address) => SpecialNetworks.Contains(address);
}
