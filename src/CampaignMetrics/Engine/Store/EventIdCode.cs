using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CampaignMetrics.Collections;
using CampaignMetrics.Events;

namespace CampaignMetrics.Engine.Store;

/// <summary>Encodes event ids for the logs: a length, then the bytes. Lower-case hexadecimal, UUIDs and derived ids, the most common forms,
/// are packed to half their length. Each id has exactly one code, so ids are equal exactly when their codes are.</summary>
internal static class EventIdCode
{
    /// <summary>The most bytes that a code takes for its length.</summary>
    public const int MaxHead = 2;

    /// <summary>The longest code of an id.</summary>
    public const int MaxLength = MaxHead + Utf8Text.MaxIdBytes;

    // The lowest two bits of the head say how the id is written; the others how many bytes follow.
    private const int FormBits = 2, Plain = 0, Hex = 1, DerivedHex = 2, Uuid = 3, FormMask = 3;

    /// <summary>A derived id is a sign and a SHA-256 in hexadecimal; the head of its code takes two bytes.</summary>
    private const int DerivedLength = 1 + 64, DerivedHead = DerivedLength / 2 << FormBits | DerivedHex;

    /// <summary>A UUID has 32 digits, with four hyphens between them (RFC 9562 section 4).</summary>
    private const int UuidDigits = 32, UuidLength = UuidDigits + 4;

    /// <summary>The longest hexadecimal id that is packed, so that the head is one byte.</summary>
    private const int MaxHex = 2 * (0x7F >> FormBits);

    /// <summary>Writes the code of an id.</summary>
    /// <returns>The length of the code, in bytes.</returns>
    public static int Write(Span<byte> target, ReadOnlySpan<byte> id)
    {
        if (id.Length is > 0 and <= MaxHex && id.Length % 2 == 0 && TryPack(id, target[1..]))
        {
            target[0] = (byte)(id.Length / 2 << FormBits | Hex);
            return 1 + id.Length / 2;
        }
        if (id.Length == UuidLength && TryPackUuid(id, target[1..]))
        {
            target[0] = UuidDigits / 2 << FormBits | Uuid;
            return 1 + UuidDigits / 2;
        }
        if (id.Length == DerivedLength && id[0] == DerivedId.Sign && TryPack(id[1..], target[2..]))
            return VarInt.Write(target, DerivedHead) + DerivedLength / 2;
        var head = VarInt.Write(target, (uint)(id.Length << FormBits | Plain));
        id.CopyTo(target[head..]);
        return head + id.Length;
    }

    /// <summary>The length of the code at the beginning of these bytes.</summary>
    public static int LengthAt(ReadOnlySpan<byte> code)
    {
        var at = 0;
        return (int)(VarInt.Read(code, ref at) >> FormBits) + at;
    }

    /// <summary>
    /// One of 64 places, by a hash of the code's last eight bytes; of a shorter code, of its last four, or its last one. The hash has no
    /// secret key: ids that all end alike, or that an attacker chose, only force a search of the log.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte PlaceOf(ReadOnlySpan<byte> idCode)
    {
        var last = idCode.Length >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(idCode[^sizeof(ulong)..]) : LastOfFew(idCode);
        // Multiplicative hashing (Knuth) by 2^64 divided by the golden ratio; the top 6 bits are the best mixed.
        return (byte)(last * 0x9E3779B97F4A7C15 >> 58);
    }

    private static ulong LastOfFew(ReadOnlySpan<byte> idCode) =>
        idCode.Length >= sizeof(uint) ? BinaryPrimitives.ReadUInt32LittleEndian(idCode[^sizeof(uint)..]) : idCode[^1];

    /// <summary>The id in UTF-8, as the event stated it.</summary>
    /// <param name="code">Bytes that begin with the code; more may follow.</param>
    /// <param name="scratch">At least as long as the longest id, <see cref="Utf8Text.MaxIdBytes"/>.</param>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> code, Span<byte> scratch)
    {
        var at = 0;
        var head = VarInt.Read(code, ref at);
        var bytes = code.Slice(at, (int)(head >> FormBits));
        var form = (int)head & FormMask;
        if (form == Plain) return bytes;
        var length = 0;
        if (form == DerivedHex) scratch[length++] = DerivedId.Sign;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (form == Uuid && IsAfterHyphen(i)) scratch[length++] = (byte)'-';
            scratch[length++] = Digits[bytes[i] >> 4];
            scratch[length++] = Digits[bytes[i] & 15];
        }
        return scratch[..length];
    }

    /// <summary>Whether a hyphen stands before this pair of a UUID's digits.</summary>
    private static bool IsAfterHyphen(int pair) => pair is 4 or 6 or 8 or 10;

    private static bool TryPackUuid(ReadOnlySpan<byte> id, Span<byte> target)
    {
        if (id[8] != '-' || id[13] != '-' || id[18] != '-' || id[23] != '-') return false;
        Span<byte> digits = stackalloc byte[UuidDigits];
        id[..8].CopyTo(digits);
        id[9..13].CopyTo(digits[8..]);
        id[14..18].CopyTo(digits[12..]);
        id[19..23].CopyTo(digits[16..]);
        id[24..].CopyTo(digits[20..]);
        return TryPack(digits, target);
    }

    private static ReadOnlySpan<byte> Digits => "0123456789abcdef"u8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // vector code is not compiled ahead, and this is hot from the first line
    private static bool TryPack(ReadOnlySpan<byte> hex, Span<byte> target)
    {
        for (; hex.Length >= Vector128<byte>.Count; hex = hex[Vector128<byte>.Count..], target = target[(Vector128<byte>.Count / 2)..])
            if (!TryPack(Vector128.Create(hex), target)) return false;
        for (var i = 0; i < hex.Length; i += 2)
        {
            int high = ValueOf(hex[i]), low = ValueOf(hex[i + 1]);
            if (high < 0 || low < 0) return false;
            target[i / 2] = (byte)(high << 4 | low);
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ValueOf(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPack(Vector128<byte> hex, Span<byte> target)
    {
        var digit = hex - Vector128.Create((byte)'0');
        var letter = hex - Vector128.Create((byte)'a');
        var isDigit = Vector128.LessThan(digit, Vector128.Create((byte)10));
        if ((isDigit | Vector128.LessThan(letter, Vector128.Create((byte)6))) != Vector128<byte>.AllBitsSet) return false;
        var nibbles = Vector128.ConditionalSelect(isDigit, digit, letter + Vector128.Create((byte)10)).AsUInt16();
        // Each 16-bit lane has two digits, the first in its low byte: little-endian. They move together into one byte.
        var pairs = (nibbles << 4 | nibbles >>> 8) & Vector128.Create((ushort)0xFF);
        Vector128.Narrow(pairs, pairs).GetLower().CopyTo(target);
        return true;
    }
}
