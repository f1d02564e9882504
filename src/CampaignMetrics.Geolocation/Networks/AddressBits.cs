using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace CampaignMetrics.Geolocation.Networks;

/// <summary>An IP address as a number. An IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2) becomes the IPv4 address.</summary>
internal readonly record struct AddressBits(UInt128 Value, bool IsIPv6)
{
    private const ulong MappedPrefix = 0xFFFF;

    public int Length => IsIPv6 ? 128 : 32;

    public static AddressBits Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? new AddressBits(BinaryPrimitives.ReadUInt32BigEndian(bytes), IsIPv6: false)
            : OfIPv6(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>
    /// Parses an address in full notation only. The shorthands that <see cref="IPAddress.Parse(string)"/> accepts (<c>1</c>, <c>0x7f.1</c>)
    /// are refused.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out AddressBits address)
    {
        text = text.Trim();
        return text.Contains(':') ? TryParseIPv6(text, out address) : TryParseIPv4(text, out address);
    }

    /// <summary>The address with all bits behind the prefix set to zero.</summary>
    public AddressBits Masked(int prefixLength) => this with { Value = Value & ~HostMask(prefixLength) };

    /// <summary>The last address of the network with this prefix length.</summary>
    public UInt128 Last(int prefixLength) => Value | HostMask(prefixLength);

    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return new IPAddress(IsIPv6 ? bytes : bytes[12..]);
    }

    // A shift by 128 would be a shift by 0, because shift counts are taken modulo the width.
    private UInt128 HostMask(int prefixLength) => Length - prefixLength is var hostBits && hostBits == 128
        ? UInt128.MaxValue
        : (UInt128.One << hostBits) - 1;

    private static AddressBits OfIPv6(UInt128 value) => value >> 32 == MappedPrefix
        ? new AddressBits((uint)value, IsIPv6: false)
        : new AddressBits(value, IsIPv6: true);

    private static bool TryParseIPv4(ReadOnlySpan<char> text, out AddressBits address)
    {
        address = default;
        uint value = 0;
        for (var part = 0; part < 4; part++)
        {
            var digits = part < 3 ? text.IndexOf('.') : text.Length;
            if (digits is < 1 or > 3 || !TryParseOctet(text[..digits], out var octet)) return false;
            value = value << 8 | octet;
            text = text[Math.Min(digits + 1, text.Length)..];
        }
        address = new AddressBits(value, IsIPv6: false);
        return true;
    }

    private static bool TryParseOctet(ReadOnlySpan<char> digits, out uint octet)
    {
        octet = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            octet = octet * 10 + (uint)(digit - '0');
        }
        // Ambiguous: some parsers read a leading zero as octal, others as decimal.
        return octet <= 255 && (digits.Length == 1 || digits[0] != '0');
    }

    private static bool TryParseIPv6(ReadOnlySpan<char> text, out AddressBits address)
    {
        address = default;
        var zone = text.IndexOf('%');
        // A zone (fe80::1%eth0, RFC 4007) names a local interface and is no part of the address.
        if (zone >= 0) text = text[..zone];
        if (text.ContainsAnyExcept("0123456789abcdefABCDEF:.")) return false;
        if (!IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6) return false;
        address = Of(parsed);
        return true;
    }
}
