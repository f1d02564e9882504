namespace CampaignMetrics.Collections;

/// <summary>The stream to which pages of texts are spilled, made for the first of them. Thread-safe.</summary>
/// <param name="newStream">Makes an empty stream to write and read; closed on disposal.</param>
internal sealed class SpilledTexts(Func<Stream> newStream) : IDisposable
{
    /// <summary>How many bytes are read where the length of a text is not known yet: few texts are longer.</summary>
    public const int ReadBytes = 1 << 9;

    private readonly Lock _reading = new();
    private Stream? _stream;

    /// <summary>The bytes that were read last: a text is compared, and then its slot is asked for.</summary>
    private Block? _last;

    /// <summary>Writes a page.</summary>
    /// <param name="at">Its place in the stream.</param>
    /// <param name="page">Its bytes.</param>
    /// <returns>False if the stream does not take it now: then it stays in memory, and is written again later.</returns>
    public bool TryWrite(long at, ReadOnlySpan<byte> page)
    {
        lock (_reading)
        {
            try
            {
                _stream ??= newStream();
                _stream.Position = at;
                _stream.Write(page);
                _stream.Flush();
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    /// <summary>Reads bytes that were written.</summary>
    /// <exception cref="IOException">The stream cannot be read at the moment.</exception>
    public ReadOnlySpan<byte> Read(long at, int length)
    {
        if (Volatile.Read(ref _last) is { } last && last.At <= at && at + length <= last.At + last.Bytes.Length)
            return last.Bytes.AsSpan((int)(at - last.At), length);
        var bytes = new byte[length];
        lock (_reading)
        {
            _stream!.Position = at;
            _stream.ReadExactly(bytes);
        }
        Volatile.Write(ref _last, new Block(at, bytes));
        return bytes;
    }

    public void Dispose()
    {
        lock (_reading) _stream?.Dispose();
    }

    private sealed record Block(long At, byte[] Bytes);
}
