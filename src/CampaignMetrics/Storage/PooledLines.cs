using System.Buffers;

namespace CampaignMetrics.Storage;

/// <summary>Lines that are written one after the other, in a buffer that goes back to the pool: large buffers are costly to make and to
/// collect.</summary>
internal sealed class PooledLines : IDisposable
{
    private byte[] _bytes = [];
    private int _length;

    public int Length => _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Write(ReadOnlySpan<byte> line)
    {
        if (_bytes.Length - _length < line.Length) Grow(_length + line.Length);
        line.CopyTo(_bytes.AsSpan(_length));
        _length += line.Length;
    }

    public void Clear() => _length = 0;

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length, 2 * _bytes.Length));
        Written.CopyTo(larger);
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
