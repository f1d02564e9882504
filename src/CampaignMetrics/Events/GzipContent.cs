using System.IO.Compression;

namespace CampaignMetrics.Events;

/// <summary>Sees by its first two bytes whether a stream is gzip (RFC 1952 section 2.3.1) and then decompresses it.</summary>
internal sealed class GzipContent : Stream
{
    private readonly Stream _inner;
    private readonly byte[] _head = new byte[2];
    private readonly int _headLength;
    private int _headUsed;

    private GzipContent(Stream inner)
    {
        _inner = inner;
        _headLength = inner.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
    }

    public static Stream Open(Stream stream)
    {
        var content = new GzipContent(stream);
        return content._head is [0x1F, 0x8B] ? new GZipStream(content, CompressionMode.Decompress) : content;
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer) => _headUsed < _headLength ? ReadHead(buffer) : _inner.Read(buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _headUsed < _headLength ? ValueTask.FromResult(ReadHead(buffer.Span)) : _inner.ReadAsync(buffer, cancellationToken);

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int ReadHead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _headLength - _headUsed);
        _head.AsSpan(_headUsed, count).CopyTo(buffer);
        _headUsed += count;
        return count;
    }
}
