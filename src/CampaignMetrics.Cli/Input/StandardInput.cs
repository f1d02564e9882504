namespace CampaignMetrics.Cli.Input;

/// <summary>Standard input that stops waiting when the command is cancelled, although the system's own read cannot be called off.</summary>
internal sealed class StandardInput(CancellationToken stopped) : Stream
{
    private readonly Stream _input = StandardStreams.OpenInput();
    private readonly byte[] _bytes = new byte[1 << 18];

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="OperationCanceledException">The command was told to stop. What is read nevertheless is lost.</exception>
    public override int Read(Span<byte> buffer)
    {
        var room = Math.Min(buffer.Length, _bytes.Length);
        // Into a buffer of this stream: a read that was given up still writes when input comes, and the caller's is gone by then.
        var count = Task.Run(() => _input.Read(_bytes, 0, room), stopped).WaitAsync(stopped).GetAwaiter().GetResult();
        _bytes.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
