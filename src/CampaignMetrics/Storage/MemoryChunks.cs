namespace CampaignMetrics.Storage;

/// <summary>A stream in memory that is written once and then read once, of any length: a snapshot may exceed what one array
/// holds.</summary>
internal sealed class MemoryChunks : Stream
{
    // Below 85,000 bytes, so that chunks are collected like small objects.
    private const int ChunkBytes = 80 << 10;

    private readonly List<byte[]> _chunks = [];
    private long _length, _position;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => _length;
    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var used = (int)(_length % ChunkBytes);
            if (used == 0) _chunks.Add(new byte[ChunkBytes]);
            var count = Math.Min(buffer.Length, ChunkBytes - used);
            buffer[..count].CopyTo(_chunks[^1].AsSpan(used));
            _length += count;
            buffer = buffer[count..];
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position == _length) return 0;
        var (chunk, used) = ((int)(_position / ChunkBytes), (int)(_position % ChunkBytes));
        var count = (int)Math.Min(Math.Min(buffer.Length, ChunkBytes - used), _length - _position);
        _chunks[chunk].AsSpan(used, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
