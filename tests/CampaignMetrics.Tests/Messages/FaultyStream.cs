namespace CampaignMetrics.Tests.Messages;

/// <summary>What goes wrong with streams, and when.</summary>
internal sealed class Faults(Random random)
{
    public double Creating { get; set; }
    public double Writing { get; set; }
    public double Reading { get; set; }
    public double Seeking { get; set; }
    public bool Closing { get; set; }

    public List<FaultyStream> Streams { get; } = [];

    /// <summary>The next stream, if it can be made.</summary>
    public Stream Create()
    {
        if (Happens(Creating)) throw new IOException("No file");
        var stream = new FaultyStream(this);
        Streams.Add(stream);
        return stream;
    }

    public void End() => (Creating, Writing, Reading, Seeking) = (0, 0, 0, 0);

    public bool Happens(double rate) => random.NextDouble() < rate;

    public int Part(int length) => random.Next(length + 1);
}

/// <summary>A stream of a disk that is full now and then, or answers late, or not at all.</summary>
internal sealed class FaultyStream(Faults faults) : Stream
{
    private readonly MemoryStream _content = new();

    public bool IsClosed { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _content.Position;
        set => _content.Position = faults.Happens(faults.Seeking) ? throw new IOException("seek error") : value;
    }

    /// <summary>Takes a part before it fails.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        var fails = faults.Happens(faults.Writing);
        _content.Write(fails ? buffer[..faults.Part(buffer.Length)] : buffer);
        if (fails) throw new IOException("No space left on device");
    }

    /// <summary>Gives less than it could.</summary>
    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return faults.Happens(faults.Reading)
            ? throw new IOException("read error")
            : _content.Read(buffer[..Math.Max(1, faults.Part(buffer.Length))]);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        if (faults.Closing) throw new IOException("cannot be closed");
        base.Dispose(disposing);
    }
}
