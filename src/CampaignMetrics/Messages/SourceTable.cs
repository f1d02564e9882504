using System.Net;
using System.Net.Sockets;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>
/// Where requests come from: addresses are compared as addresses, not as letters, and an IPv4 address that is written as an IPv6 one is
/// that address. Not for two threads at once.
/// </summary>
internal sealed class SourceTable(Vocabulary words, AgentTable agents)
{
    /// <summary>Above all IPv4 addresses, which are their own numbers.</summary>
    private const long FirstLong = 1L << 32;

    private readonly Dictionary<string, long> _long = new(StringComparer.Ordinal);
    private long?[] _known = new long?[16];

    /// <summary>The address and the user agent of a request; <see cref="Slot.None"/> for what is no address, and for no or an empty
    /// agent.</summary>
    public (long Address, int Agent) Of(in Entry entry) =>
        (AddressOf(entry.Address), agents[entry.Agent].IsEmpty ? Slot.None : entry.Agent);

    private long AddressOf(long address)
    {
        if (address < AddressTable.FirstKept) return address;
        var kept = (int)(address - AddressTable.FirstKept);
        if (kept >= _known.Length) Array.Resize(ref _known, Math.Max(kept + 1, _known.Length * 2));
        return _known[kept] ??= Learn(words.Addresses.Text(address).Trim());
    }

    private long Learn(string text)
    {
        // The four numbers of an IPv4 address in any other form than the usual one are none: parsers disagree about them.
        if (!text.Contains(':', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var address)) return Slot.None;
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return Slot.None;
        if (address.IsIPv4MappedToIPv6) return NumberOf(address.MapToIPv4());
        var written = address.ToString();
        if (!_long.TryGetValue(written, out var number)) _long.Add(written, number = FirstLong + _long.Count);
        return number;
    }

    private static long NumberOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        address.TryWriteBytes(bytes, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
