using System.IO.Compression;

namespace CampaignMetrics.Events;

/// <summary>What a gzip stream (RFC 1952) holds. Unlike <see cref="GZipStream"/> alone it says so when the stream was cut short.</summary>
/// <remarks>A last member of our own is put after the stream's end. Only if the stream ended whole does its content come out again.</remarks>
internal sealed class GzipContent(Stream compressed) : ReadOnlyStream
{
    private const string Damaged = "The gzip data is damaged or cut short, or something else follows it.";

    private static readonly byte[] Mark = "\nend of the gzip\n"u8.ToArray();

    private readonly GZipStream _content = new(new PrefixedStream([], compressed, Packed(Mark)), CompressionMode.Decompress);
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start, _end;
    private bool _ended;

    /// <summary>The stream's content: unpacked, if its first two bytes say that it is gzip.</summary>
    public static Stream Open(Stream stream)
    {
        var head = new byte[2];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new PrefixedStream(head[..length], stream, []);
        return head is [0x1F, 0x8B] ? new GzipContent(whole) : whole;
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            while (Ready == 0 && !_ended) Filled(_content.Read(Free().Span));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(Damaged, e);
        }
        return Take(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            while (Ready == 0 && !_ended) Filled(await _content.ReadAsync(Free(), cancellationToken).ConfigureAwait(false));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(Damaged, e);
        }
        return Take(buffer.Span);
    }

    /// <summary>The last bytes are held back: they may be the mark.</summary>
    private int Ready => Math.Max(0, _end - _start - (_ended ? 0 : Mark.Length));

    private Memory<byte> Free()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        return _buffer.AsMemory(_end);
    }

    private void Filled(int count)
    {
        _end += count;
        if (count > 0) return;
        if (!_buffer.AsSpan(_start, _end - _start).EndsWith(Mark)) throw new InvalidDataException("The mark is missing.");
        _end -= Mark.Length;
        _ended = true;
    }

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, Ready);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    private static byte[] Packed(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(text);
        return packed.ToArray();
    }
}
