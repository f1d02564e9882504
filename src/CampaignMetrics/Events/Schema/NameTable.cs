using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CampaignMetrics.Events.Schema;

/// <summary>
/// A perfect hash table of a few dozen short names: no two names share a place, so a lookup takes one access and one vector comparison.
/// </summary>
internal sealed class NameTable
{
    /// <summary>Names are compared as vectors of this many bytes, padded with zeros.</summary>
    public const int Width = 16;

    private const int TriesPerSize = 256;

    private readonly byte[][] _names;

    // By index plus 1. The first is zero and equals no name, so that a place without a name needs no test of its own.
    private readonly Vector128<byte>[] _vectors;

    // A name's index plus 1; 0 for none.
    private byte[] _places = [];

    // Multipliers for the two halves of a name. Any odd numbers do as a start.
    private ulong _first = 0x9E37_79B9_7F4A_7C15, _second = 0xC2B2_AE3D_27D4_EB4F;
    private int _shift;

    /// <param name="names">At most 255 distinct names of 1 to 15 bytes.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public NameTable(byte[][] names)
    {
        if (names.Length > byte.MaxValue || names.Any(name => name.Length is 0 or >= Width))
            throw new ArgumentException($"At most 255 names of 1 to {Width - 1} bytes.", nameof(names));
        _names = names;
        _vectors = [default, .. names.Select(name => VectorOf(name))];
        if (_vectors.Distinct().Count() < _vectors.Length) throw new ArgumentException("Two names are one.", nameof(names));
        Place();
    }

    /// <returns>The name's index, or −1.</returns>
    public int Find(ReadOnlySpan<byte> name) => (uint)(name.Length - 1) >= Width - 1 ? -1 : Find(VectorOf(name));

    /// <summary>Finds the name that is a part of a text. Faster if at least a vector's bytes follow its beginning, as they can then be
    /// loaded at once.</summary>
    /// <returns>The name's index, or −1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> text, int start, int length)
    {
        if (start + Width > text.Length) return Find(text.Slice(start, length));
        var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)start);
        return (uint)(length - 1) >= Width - 1 ? -1 : Find(bytes & Mask(length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(Vector128<byte> name)
    {
        int place = _places[PlaceOf(name)];
        return name == _vectors[place] ? place - 1 : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Mask(int length) =>
        Vector128.LessThan(Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), Vector128.Create((byte)length));

    /// <summary>The vector of a name, put together in registers. To load it from bytes just copied to the stack would stall the
    /// processor, which cannot forward several small stores to one large load.</summary>
    private static Vector128<byte> VectorOf(ReadOnlySpan<byte> name)
    {
        ulong first = 0, second = 0;
        for (var i = Math.Min(name.Length, sizeof(ulong)) - 1; i >= 0; i--) first = first << 8 | name[i];
        for (var i = name.Length - 1; i >= sizeof(ulong); i--) second = second << 8 | name[i];
        return Vector128.Create(first, second).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlaceOf(Vector128<byte> name)
    {
        var halves = name.AsUInt64();
        return (int)((halves.ToScalar() * _first + halves.GetElement(1) * _second) >> _shift);
    }

    /// <summary>Searches for multipliers under which no two names collide, and enlarges the table after a number of tries. It ends, since
    /// the names are distinct.</summary>
    private void Place()
    {
        for (var bits = 8; ; bits++)
        {
            (_places, _shift) = (new byte[1 << bits], 64 - bits);
            for (var tries = 0; tries < TriesPerSize; tries++)
            {
                if (TryPlace()) return;
                // A linear congruential generator with Knuth's constants; multipliers must be odd to lose no bits.
                (_first, _second) = (_first * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407 | 1, _second * _first | 1);
            }
        }
    }

    private bool TryPlace()
    {
        Array.Clear(_places);
        for (var i = 1; i < _vectors.Length; i++)
        {
            ref var place = ref _places[PlaceOf(_vectors[i])];
            if (place != 0) return false;
            place = (byte)i;
        }
        return true;
    }
}
