using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Finds and decodes values of a data section, for one lookup.</summary>
/// <remarks>
/// The file is not trusted. Every read is bounds-checked; skipping over nested values uses no recursion; and a lookup may visit only a
/// limited number of values, so that pointers into one another can make it fail, but neither hang nor exhaust the memory.
/// </remarks>
internal ref struct DataReader(ReadOnlySpan<byte> data)
{
    /// <summary>
    /// The number of values and pointers that one lookup may visit; 16 bytes of text count as one more. Real records have a few hundred.
    /// </summary>
    private const int Budget = 1 << 16;

    private readonly ReadOnlySpan<byte> _data = data;
    private int _left = Budget;

    /// <summary>The value at an offset; where a pointer stands there, the value that it points to.</summary>
    public Field Read(int at)
    {
        var field = ReadHere(at);
        if (field.Kind != DataKind.Pointer) return field;
        var target = ReadHere(field.Start);
        if (target.Kind == DataKind.Pointer) Fail("A pointer points to a pointer.");
        return target with { Next = field.Next };
    }

    /// <summary>The offset of the next value. Pointers are not followed.</summary>
    public int Skip(int at)
    {
        var field = ReadHere(at);
        return field.Next >= 0 ? field.Next : EndOfContainer(field);
    }

    /// <summary>
    /// The bytes of a value that is neither map nor array. <see cref="Read"/> has checked that they are inside the section.
    /// </summary>
    public readonly ReadOnlySpan<byte> Payload(scoped in Field field) => _data.Slice(field.Start, field.Size);

    public readonly string Text(in Field field)
    {
        var utf8 = Payload(field);
        if (!Utf8.IsValid(utf8)) Fail("A text is not UTF-8.");
        return Encoding.UTF8.GetString(utf8);
    }

    public readonly UInt128 Unsigned(in Field field)
    {
        UInt128 value = 0;
        foreach (var digit in Payload(field)) value = value << 8 | digit;
        return value;
    }

    public readonly uint UInt32(in Field field)
    {
        uint value = 0;
        foreach (var digit in Payload(field)) value = value << 8 | digit;
        return value;
    }

    public readonly double Double(in Field field) => field.Kind == DataKind.Float
        ? BinaryPrimitives.ReadSingleBigEndian(Payload(field))
        : BinaryPrimitives.ReadDoubleBigEndian(Payload(field));

    private Field ReadHere(int at)
    {
        var control = Byte(at++);
        var kind = (DataKind)(control >> 5);
        Spend(1);
        if (kind == DataKind.Pointer) return ReadPointer(control, at);
        if (kind == DataKind.Extended) kind = ReadExtended(ref at);
        var size = ReadSize(control, ref at);
        if (kind is DataKind.Utf8Text or DataKind.Bytes) Spend(size >> 4);
        if (kind is DataKind.Map or DataKind.Array) return new Field(kind, size, at, Next: -1);
        if (kind == DataKind.Boolean && size <= 1) return new Field(kind, size, at, at);
        // A file can hold the number of a type that does not exist.
        if (kind <= DataKind.Float && IsPayloadSize(kind, size) && size <= _data.Length - at) return new Field(kind, size, at, at + size);
        return Fail($"A value of type {(int)kind} cannot have {size} bytes here.");
    }

    // For a pointer, Start is its target and Next the end of the pointer itself.
    private readonly Field ReadPointer(int control, int at)
    {
        var bytes = (control >> 3 & 3) + 1;
        if (bytes > _data.Length - at) Fail("A pointer is cut off.");
        uint target = bytes == 4 ? 0 : (uint)control & 7;
        for (var i = 0; i < bytes; i++) target = target << 8 | _data[at + i];
        // The format adds these offsets, so that a longer pointer starts where the range of the shorter one ends.
        target += bytes switch { 2 => 2_048u, 3 => 526_336u, _ => 0u };
        if (target >= (uint)_data.Length) Fail("A pointer leaves the data section.");
        return new Field(DataKind.Pointer, bytes, (int)target, at + bytes);
    }

    // Types up to 7 must not use the extended form: otherwise a run of zero bytes would read as empty maps.
    private readonly DataKind ReadExtended(ref int at)
    {
        var kind = (DataKind)(7 + Byte(at++));
        if (kind <= DataKind.Map) Fail("An extended type is none.");
        return kind;
    }

    private readonly int ReadSize(int control, ref int at)
    {
        var size = control & 31;
        if (size < 29) return size;
        if (size == 29) return 29 + Byte(at++);
        if (size == 30) return 285 + (Byte(at++) << 8 | Byte(at++));
        return 65_821 + (Byte(at++) << 16 | Byte(at++) << 8 | Byte(at++));
    }

    private static bool IsPayloadSize(DataKind kind, int size) => kind switch
    {
        DataKind.Utf8Text or DataKind.Bytes => true,
        DataKind.Double => size == 8,
        DataKind.Float => size == 4,
        DataKind.UInt16 => size <= 2,
        DataKind.UInt32 or DataKind.Int32 => size <= 4,
        DataKind.UInt64 => size <= 8,
        DataKind.UInt128 => size <= 16,
        DataKind.Extended or DataKind.Pointer or DataKind.Map or DataKind.Array or DataKind.Boolean => false,
        DataKind.CacheContainer or DataKind.EndMarker => false,
    };

    private int EndOfContainer(in Field container)
    {
        var at = container.Start;
        for (var left = Entries(container); left > 0; left--)
        {
            var entry = ReadHere(at);
            // A nested container adds its own entries to the count: one loop instead of recursion, so depth costs no stack.
            if (entry.Next < 0) left += Entries(entry);
            at = entry.Next < 0 ? entry.Start : entry.Next;
        }
        return at;
    }

    private static long Entries(in Field container) => container.Kind == DataKind.Map ? 2L * container.Size : container.Size;

    private readonly int Byte(int at)
    {
        if ((uint)at >= (uint)_data.Length) Fail("A value leaves the data section.");
        return _data[at];
    }

    private void Spend(int steps)
    {
        _left -= steps;
        if (_left < 0) Fail("A record has too many values.");
    }

    // Kept out of line, so that the methods that call it stay small enough to be inlined.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [DoesNotReturn]
    private static Field Fail(string reason) => throw new InvalidDatabaseException(reason);
}
