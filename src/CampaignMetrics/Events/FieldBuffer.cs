using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace CampaignMetrics.Events;

/// <summary>UTF-8 scratch for a record's texts. Spans stay valid until <see cref="Clear"/>, also when it grows.</summary>
internal sealed class FieldBuffer
{
    private const int MaxBytesPerCharacter = 3;

    private byte[] _bytes = new byte[2048];
    private int _used;

    public void Clear() => _used = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Put(string? text) => string.IsNullOrEmpty(text) ? default : PutText(text);

    private ReadOnlySpan<byte> PutText(string text)
    {
        var target = Take(text.Length * MaxBytesPerCharacter);
        return Keep(target, TryNarrow(text, target) ? text.Length : Encoding.UTF8.GetBytes(text, target));
    }

    /// <summary>Writes a text of ASCII, as most are, in a third of the encoder's time.</summary>
    private static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> target)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var all = Vector128<ushort>.Zero;
        var at = 0;
        for (; units.Length - at >= Vector128<ushort>.Count; at += Vector128<ushort>.Count) Narrow(units, at, target, ref all);
        if (at < units.Length && at > 0) Narrow(units, units.Length - Vector128<ushort>.Count, target, ref all); // once more over some of the last
        else
            for (; at < units.Length; at++)
            {
                all |= Vector128.CreateScalar(units[at]);
                target[at] = (byte)units[at];
            }
        return (all & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow(ReadOnlySpan<ushort> units, int at, Span<byte> target, ref Vector128<ushort> all)
    {
        var eight = Vector128.Create(units[at..]);
        all |= eight;
        Vector128.Narrow(eight, eight).GetLower().CopyTo(target[at..]);
    }

    public PackedTexts Put(ImmutableArray<string> texts)
    {
        if (texts.IsEmpty) return default;
        var target = Take(texts.Sum(PackedLength));
        var length = 0;
        foreach (var text in texts) length += Append(target[length..], text);
        return new PackedTexts(Keep(target, length));
    }

    public PackedTexts Put(ImmutableSortedDictionary<string, string> tags)
    {
        if (tags.IsEmpty) return default;
        var target = Take(tags.Sum(tag => PackedLength(tag.Key) + PackedLength(tag.Value)));
        var length = 0;
        foreach (var (name, value) in tags)
        {
            length += Append(target[length..], name);
            length += Append(target[length..], value);
        }
        return new PackedTexts(Keep(target, length));
    }

    private static int PackedLength(string text) => sizeof(int) + text.Length * MaxBytesPerCharacter;

    private static int Append(Span<byte> target, string text) =>
        PackedTexts.Append(target, target.Slice(sizeof(int), Encoding.UTF8.GetBytes(text, target[sizeof(int)..])));

    private Span<byte> Take(int atMost)
    {
        if (_bytes.Length - _used < atMost)
        {
            _bytes = new byte[Math.Max(atMost, _bytes.Length * 2)]; // the old array lives on in the spans
            _used = 0;
        }
        return _bytes.AsSpan(_used);
    }

    private ReadOnlySpan<byte> Keep(Span<byte> target, int length)
    {
        _used += length;
        return target[..length];
    }
}
