namespace CampaignMetrics.Testing;

/// <summary>A stream that can be read for a while, and then fails.</summary>
internal sealed class BrokenStream(int bytes) : Stream
{
    private int _left = bytes;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_left == 0) throw new IOException("The stream breaks off.");
        count = Math.Min(count, _left);
        _left -= count;
        return count;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
