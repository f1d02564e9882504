using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;

namespace CampaignMetrics.Events;

/// <summary>UTF-8 scratch for a record's texts. Spans stay valid until <see cref="Clear"/>, also when it grows.</summary>
internal sealed class FieldBuffer
{
    private byte[] _bytes = new byte[2048];
    private int _used;

    public void Clear() => _used = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Put(string? text) => string.IsNullOrEmpty(text) ? default : PutText(text);

    private ReadOnlySpan<byte> PutText(string text)
    {
        var target = Take(text.Length * Utf8Text.MaxBytesPerCharacter);
        return Keep(target, Utf8Text.Write(text, target));
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

    private static int PackedLength(string text) => sizeof(int) + text.Length * Utf8Text.MaxBytesPerCharacter;

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
