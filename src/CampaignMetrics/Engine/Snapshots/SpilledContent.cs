using CampaignMetrics.Shared;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>Everything that was spilled, as one stream to read: the good bytes of the spill stream, then those still buffered.</summary>
internal sealed class SpilledContent : ReadOnlyStream
{
    private readonly Stream _stream;
    private readonly MemoryStream _waiting;
    private long _left;
    private int _waitingUsed;

    /// <param name="stream">The stream, which is read from its beginning.</param>
    /// <param name="length">The number of good bytes in it; behind them may be the rest of a failed write.</param>
    /// <param name="waiting">The buffered bytes, which come after them.</param>
    public SpilledContent(Stream stream, long length, MemoryStream waiting)
    {
        (_stream, _left, _waiting) = (stream, length, waiting);
        _stream.Position = 0;
    }

    public bool IsAtEnd => _left == 0 && _waitingUsed == _waiting.Length;

    public override int Read(Span<byte> buffer) => _left > 0 ? ReadStream(buffer) : ReadWaiting(buffer);

    private int ReadStream(Span<byte> buffer)
    {
        var count = _stream.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= count;
        return count;
    }

    private int ReadWaiting(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, (int)_waiting.Length - _waitingUsed);
        _waiting.GetBuffer().AsSpan(_waitingUsed, count).CopyTo(buffer);
        _waitingUsed += count;
        return count;
    }
}
