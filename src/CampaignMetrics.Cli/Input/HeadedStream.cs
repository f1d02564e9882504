namespace CampaignMetrics.Cli.Input;

/// <summary>An input whose first bytes can be looked at before and after it is read, even where it is a pipe.</summary>
internal sealed class HeadedStream : Stream
{
    /// <summary>How much can be looked at.</summary>
    private const int HeadBytes = 1 << 16;

    /// <summary>How many bytes are waited for: enough to recognise most archives.</summary>
    private const int Telling = 4;

    private readonly Stream _inner;
    private readonly byte[] _head = new byte[HeadBytes];
    private int _length, _used;

    /// <param name="inner">The input, at its beginning; closed with this.</param>
    public HeadedStream(Stream inner)
    {
        _inner = inner;
        // No more than that: a pipe whose writer pauses after a short line must not block the command here.
        _length = inner.ReadAtLeast(_head, Telling, throwOnEndOfStream: false);
    }

    /// <summary>The first bytes, at most 64 KiB: some at once, and more as they are read.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _length);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public static HeadedStream Open(string file, CancellationToken cancellationToken) => new(EventFiles.Open(file, cancellationToken));

    public override int Read(Span<byte> buffer)
    {
        return _used < _length ? Repeat(buffer) : ReadOn(buffer);
    }

    private int Repeat(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _length - _used);
        _head.AsSpan(_used, count).CopyTo(buffer);
        _used += count;
        return count;
    }

    private int ReadOn(Span<byte> buffer)
    {
        var count = _inner.Read(buffer);
        var kept = Math.Min(count, HeadBytes - _length);
        buffer[..kept].CopyTo(_head.AsSpan(_length));
        _length += kept;
        // These bytes went to the reader already and are not to be repeated.
        _used = _length;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>All of it, where it is not larger; null where it is.</summary>
    public byte[]? ReadAll(int most)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int count; (count = Read(chunk)) > 0;)
        {
            if (bytes.Length + count > most) return null;
            bytes.Write(chunk, 0, count);
        }
        return bytes.ToArray();
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }
}
