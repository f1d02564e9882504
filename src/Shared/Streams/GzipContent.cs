using System.IO.Compression;

namespace CampaignMetrics.Shared;

/// <summary>
/// The decompressed content of a gzip stream (RFC 1952). Unlike <see cref="GZipStream"/> alone, it throws when the stream is cut short.
/// </summary>
/// <remarks>
/// After the last byte of content, one more gzip member with a known text is appended to the input. It decompresses only if the member
/// before it ended properly, so a truncated stream is detected. Data that was changed rather than cut is detected by a member's checksum,
/// which comes at its end: by then the damaged content has been returned already.
/// </remarks>
internal sealed class GzipContent : ReadOnlyStream
{
    private const string Damaged = "The gzip data is damaged or cut short, or something else follows it.";

    private static readonly byte[] Mark = "end of the gzip"u8.ToArray();

    private readonly Members _members;
    private readonly GZipStream _content;
    private bool _isWhole;

    /// <param name="compressed">The gzip; left open.</param>
    public GzipContent(Stream compressed)
    {
        _members = new Members(compressed);
        _content = new GZipStream(_members, CompressionMode.Decompress);
    }

    /// <summary>The content of a stream: decompressed if its first two bytes are gzip's, else as it is.</summary>
    public static Stream Open(Stream stream)
    {
        var head = new byte[2];
        return Open(head, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false), stream);
    }

    /// <summary>As <see cref="Open(Stream)"/>, but no thread is blocked until the first bytes have come.</summary>
    public static async ValueTask<Stream> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[2];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return Open(head, length, stream);
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Checked(_isWhole ? 0 : _content.Read(buffer), buffer.IsEmpty);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(Damaged, e);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Checked(_isWhole ? 0 : await _content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.IsEmpty);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(Damaged, e);
        }
    }

    private static Stream Open(byte[] head, int length, Stream rest)
    {
        var whole = new PrefixedStream(head[..length], rest);
        // The two bytes that identify gzip (RFC 1952, section 2.3.1).
        return head is [0x1F, 0x8B] ? new GzipContent(whole) : whole;
    }

    /// <summary>Verifies, where the content seems to end, that the stream is complete.</summary>
    private int Checked(int count, bool askedForNothing)
    {
        if (count > 0 || askedForNothing || _isWhole) return count;
        _members.AddMark();
        var text = new byte[Mark.Length];
        var length = _content.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        if (!text.AsSpan(0, length).SequenceEqual(Mark)) throw new InvalidDataException("The mark is missing.");
        _isWhole = true;
        return 0;
    }

    /// <summary>The compressed input, and after it the appended member.</summary>
    private sealed class Members(Stream compressed) : ReadOnlyStream
    {
        private Stream _source = compressed;

        public void AddMark() => _source = new MemoryStream(Packed(Mark));

        public override int Read(Span<byte> buffer) => _source.Read(buffer);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _source.ReadAsync(buffer, cancellationToken);

        private static byte[] Packed(byte[] text)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(text);
            return packed.ToArray();
        }
    }
}
