using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CampaignMetrics.Events;

/// <summary>Finds a name among a few dozen with one look and one comparison: places are chosen so that no two of the names share one.</summary>
internal sealed class NameTable
{
    /// <summary>Names are compared as vectors of this many bytes, filled up with zeros.</summary>
    public const int Width = 16;

    private readonly byte[][] _names;
    private readonly Vector128<byte>[] _vectors;
    private readonly byte[] _places = new byte[256];
    private readonly uint _multiplier;

    /// <param name="names">Distinct names of 1 to 15 bytes; those of one length differ in their first or their middle letter.</param>
    public NameTable(byte[][] names)
    {
        _names = names;
        _vectors = new Vector128<byte>[names.Length];
        for (var i = 0; i < names.Length; i++) _vectors[i] = Vector128.Create([.. names[i], .. new byte[Width - names[i].Length]]);
        do _multiplier += 0x9E3779B1;
        while (!TryPlace());
    }

    /// <returns>The name's index, or −1.</returns>
    public int Find(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return -1;
        var index = _places[PlaceOf(name[0], name[name.Length / 2], name.Length)] - 1;
        return index >= 0 && name.SequenceEqual(_names[index]) ? index : -1;
    }

    /// <summary>Finds a name that stands in a text with at least <see cref="Width"/> bytes from its beginning.</summary>
    /// <returns>The name's index, or −1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> text, int start, int length)
    {
        var bytes = Vector128.Create(text.Slice(start, Width));
        if ((uint)(length - 1) >= Width - 1) return -1;
        var index = _places[PlaceOf(bytes.ToScalar(), text[start + length / 2], length)] - 1;
        return index >= 0 && (bytes & Mask(length)) == _vectors[index] ? index : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Mask(int length) =>
        Vector128.LessThan(Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), Vector128.Create((byte)length));

    private uint PlaceOf(byte first, byte middle, int length) => (uint)(first | middle << 8 | length << 16) * _multiplier >> 24;

    private bool TryPlace()
    {
        Array.Clear(_places);
        for (var i = 0; i < _names.Length; i++)
        {
            ref var place = ref _places[PlaceOf(_names[i][0], _names[i][_names[i].Length / 2], _names[i].Length)];
            if (place != 0) return false;
            place = (byte)(i + 1);
        }
        return true;
    }
}
