using System.Net;
using System.Net.Sockets;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>
/// Gets the source of a request, to compare it with others. Addresses are compared by value, not by spelling, and an IPv4-mapped IPv6
/// address (<c>::ffff:192.0.2.1</c>) is the IPv4 address. Not thread-safe.
/// </summary>
internal sealed class SourceTable(Vocabulary words, AgentTable agents)
{
    /// <summary>The first number of an IPv6 address; below are the IPv4 addresses, which are their own numbers.</summary>
    private const long FirstLong = 1L << 32;

    private readonly Dictionary<string, long> _long = new(StringComparer.Ordinal);
    private long?[] _known = new long?[16];

    /// <summary>The address and user agent of a request. <see cref="Slot.None"/> stands for an address that is none, and for an agent that
    /// is missing or empty.</summary>
    public (long Address, int Agent) Of(in Entry entry) =>
        (AddressOf(entry.Address), agents[entry.Agent].IsEmpty ? Slot.None : entry.Agent);

    private long AddressOf(long address)
    {
        // IPv4, or none.
        if (address < AddressTable.FirstKept) return address;
        var kept = (int)(address - AddressTable.FirstKept);
        if (kept >= _known.Length) Array.Resize(ref _known, Math.Max(kept + 1, _known.Length * 2));
        return _known[kept] ??= Learn(words.Addresses.Text(address).Trim());
    }

    private long Learn(string text)
    {
        // An IPv4 address in an unusual form, such as 192.0.2.01, counts as none: parsers disagree whether its numbers are octal.
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
