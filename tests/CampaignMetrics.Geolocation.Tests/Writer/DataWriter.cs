using System.Buffers.Binary;
using System.Text;

namespace CampaignMetrics.Geolocation.Tests.Writer;

/// <summary>Writes values of the data section, each text, map and array but once: elsewhere stands a pointer to it.</summary>
internal sealed class DataWriter
{
    private readonly List<byte> _bytes = [];
    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);

    public byte[] ToArray() => [.. _bytes];

    /// <summary>Writes a value, unless it stands there already.</summary>
    /// <returns>Where it begins.</returns>
    public int Intern(object value) => Intern(Encode(value, Shared));

    /// <summary>A value with all that it holds in one piece, without pointers.</summary>
    public static byte[] EncodePlainly(object value) => Encode(value, child => EncodePlainly(child));

    private byte[] Shared(object child)
    {
        var encoded = Encode(child, Shared);
        // A pointer takes two bytes or more.
        var isShared = child is string or IReadOnlyDictionary<string, object> or IReadOnlyList<object> && encoded.Length > 2;
        return isShared ? Pointer(Intern(encoded)) : encoded;
    }

    private int Intern(byte[] encoded)
    {
        var key = Convert.ToHexString(encoded);
        if (_offsets.TryGetValue(key, out var known)) return known;
        var offset = _offsets[key] = _bytes.Count;
        _bytes.AddRange(encoded);
        return offset;
    }

    private static byte[] Encode(object value, Func<object, byte[]> child) => value switch
    {
        string text => [.. Control(2, Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)],
        double number => [.. Control(3, 8), .. BigEndian(8, bytes => BinaryPrimitives.WriteDoubleBigEndian(bytes, number))],
        byte[] bytes => [.. Control(4, bytes.Length), .. bytes],
        ushort number => Unsigned(5, number),
        uint number => Unsigned(6, number),
        IReadOnlyDictionary<string, object> map =>
            [.. Control(7, map.Count), .. map.SelectMany(entry => child(entry.Key).Concat(child(entry.Value)))],
        int number => Unsigned(8, (uint)number),
        ulong number => Unsigned(9, number),
        UInt128 number => Unsigned(10, number),
        IReadOnlyList<object> items => [.. Control(11, items.Count), .. items.SelectMany(child)],
        bool flag => Control(14, flag ? 1 : 0),
        float number => [.. Control(15, 4), .. BigEndian(4, bytes => BinaryPrimitives.WriteSingleBigEndian(bytes, number))],
        _ => throw new ArgumentException($"No database holds a {value.GetType()}.", nameof(value)),
    };

    private static byte[] Control(int type, int size)
    {
        var (marker, more) = size switch
        {
            < 29 => (size, Array.Empty<byte>()),
            < 285 => (29, [(byte)(size - 29)]),
            < 65_821 => (30, BigEndian(2, bytes => BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(size - 285)))),
            _ => (31, BigEndian(4, bytes => BinaryPrimitives.WriteInt32BigEndian(bytes, size - 65_821))[1..]),
        };
        return type < 8 ? [(byte)(type << 5 | marker), .. more] : [(byte)marker, (byte)(type - 7), .. more];
    }

    private static byte[] Unsigned(int type, UInt128 number)
    {
        var bytes = BigEndian(16, all => BinaryPrimitives.WriteUInt128BigEndian(all, number)).SkipWhile(digit => digit == 0).ToArray();
        return [.. Control(type, bytes.Length), .. bytes];
    }

    private static byte[] Pointer(int target) => target switch
    {
        < 2_048 => [(byte)(0x20 | target >> 8), (byte)target],
        < 526_336 => Pointer(target - 2_048, size: 1),
        _ => Pointer(target - 526_336, size: 2),
    };

    private static byte[] Pointer(int value, int size)
    {
        var digits = BigEndian(4, bytes => BinaryPrimitives.WriteInt32BigEndian(bytes, value))[(2 - size)..];
        digits[0] |= (byte)(0x20 | size << 3);
        return digits;
    }

    private static byte[] BigEndian(int count, Action<Span<byte>> write)
    {
        var bytes = new byte[count];
        write(bytes);
        return bytes;
    }
}
