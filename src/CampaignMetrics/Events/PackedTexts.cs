using System.Buffers.Binary;

namespace CampaignMetrics.Events;

/// <summary>Several texts packed into one span, each as a little-endian 32-bit length and its UTF-8 bytes.</summary>
internal readonly ref struct PackedTexts(ReadOnlySpan<byte> packed)
{
    public readonly ReadOnlySpan<byte> Bytes = packed;

    public bool IsEmpty => Bytes.IsEmpty;

    public Enumerator GetEnumerator() => new(Bytes);

    /// <summary>Appends one text.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Append(Span<byte> target, ReadOnlySpan<byte> text)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, text.Length);
        text.CopyTo(target[sizeof(int)..]);
        return sizeof(int) + text.Length;
    }

    public ref struct Enumerator(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public ReadOnlySpan<byte> Current { get; private set; }

        public bool MoveNext()
        {
            if (_rest.IsEmpty) return false;
            var length = BinaryPrimitives.ReadInt32LittleEndian(_rest);
            Current = _rest.Slice(sizeof(int), length);
            _rest = _rest[(sizeof(int) + length)..];
            return true;
        }
    }
}
