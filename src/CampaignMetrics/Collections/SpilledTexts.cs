namespace CampaignMetrics.Collections;

/// <summary>The stream to which pages of texts are spilled, made for the first of them. Thread-safe.</summary>
/// <param name="newStream">Makes an empty stream to write and read; closed on disposal.</param>
internal sealed class SpilledTexts(Func<Stream> newStream) : IDisposable
{
    /// <summary>The length of a page has to be a multiple of it.</summary>
    private const int BlockBytes = 1 << 12;

    private readonly Lock _access = new();

    // Of each page its number in the stream, or none where it stays in memory.
    private readonly GrowingList<int> _numbers = new();

    // Of each block, by which one that comes back changed is told.
    private readonly GrowingList<ulong> _hashes = new();
    private Stream? _stream;
    private int _appended;

    // What was read last: a text is compared, and then its slot is asked for.
    private Blocks? _last;

    /// <summary>The number of pages that were appended or passed over.</summary>
    public int Pages => _numbers.Count;

    /// <summary>The number in the stream of a page that was appended.</summary>
    public int NumberOf(int page) => _numbers[page];

    /// <summary>Notes that the next page stays in memory.</summary>
    public void PassOver() => _numbers.Add(Slot.None);

    /// <summary>Appends the next page.</summary>
    /// <returns>False if the stream does not take it now: it is to stay in memory, and may be appended later.</returns>
    public bool TryAppend(ReadOnlySpan<byte> page)
    {
        lock (_access)
        {
            try
            {
                _stream ??= newStream();
                _stream.Position = (long)_hashes.Count * BlockBytes;
                _stream.Write(page);
                _stream.Flush();
            }
            catch (IOException)
            {
                return false;
            }
            for (; !page.IsEmpty; page = page[BlockBytes..]) _hashes.Add(KeyedHash.Hash64(page[..BlockBytes]));
            _numbers.Add(_appended++);
            return true;
        }
    }

    /// <summary>Reads bytes that were appended.</summary>
    /// <exception cref="IOException">The stream cannot be read at the moment, or returns other bytes than were written.</exception>
    public ReadOnlySpan<byte> Read(long at, int length)
    {
        var blocks = Volatile.Read(ref _last);
        if (blocks is null || at < blocks.At || at + length > blocks.At + blocks.Bytes.Length)
            Volatile.Write(ref _last, blocks = ReadBlocks(at / BlockBytes, (at + length - 1) / BlockBytes));
        return blocks.Bytes.AsSpan((int)(at - blocks.At), length);
    }

    public void Dispose()
    {
        lock (_access) _stream?.Dispose();
    }

    private Blocks ReadBlocks(long first, long last)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)(last + 1 - first) * BlockBytes);
        lock (_access)
        {
            _stream!.Position = first * BlockBytes;
            _stream.ReadExactly(bytes);
        }
        for (var block = first; block <= last; block++)
            if (KeyedHash.Hash64(bytes.AsSpan((int)(block - first) * BlockBytes, BlockBytes)) != _hashes[(int)block])
                throw new IOException("Texts that were spilled cannot be read again: they were altered.");
        return new Blocks(first * BlockBytes, bytes);
    }

    private sealed record Blocks(long At, byte[] Bytes);
}
