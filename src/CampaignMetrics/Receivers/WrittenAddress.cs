using System.Net;
using System.Net.Sockets;

namespace CampaignMetrics.Receivers;

/// <summary>IP addresses as receivers write them.</summary>
internal static class WrittenAddress
{
    /// <summary>The address as RFC 5952 writes it, an IPv4 address in IPv6 as the former; null for what is none.</summary>
    /// <remarks>The parser of .NET also takes plain numbers, parts in octal, networks of few parts, zones and ports.</remarks>
    public static string? Of(string text)
    {
        if (!IPAddress.TryParse(text, out var address)) return null;
        var written = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        if (address.AddressFamily == AddressFamily.InterNetwork) return written == text ? written : null;
        return text.AsSpan().ContainsAny('[', '%', '/') ? null : written;
    }
}
