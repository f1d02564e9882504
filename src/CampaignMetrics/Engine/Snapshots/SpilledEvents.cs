using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>The content of a spilled store in a stream: its messages as they were, then the events that came since. Not thread-safe: the
/// store's gate guards it.</summary>
/// <remarks>
/// <para>Events are buffered and appended. Duplicates among them are found only when the stream is read back into a store.</para>
/// <para>Bytes that could not be written stay buffered and are written again from where the good bytes end. So a failed write costs memory
/// and nothing else, and a failed read changes nothing.</para>
/// </remarks>
internal sealed class SpilledEvents : IDisposable
{
    // Small, since each of 64 stores has such buffers.
    private const int WriteBytes = 1 << 14;

    private readonly Stream _stream;
    private readonly MemoryStream _waiting = new();
    private readonly FrameWriter _frames;
    private readonly byte[] _record = new byte[EventRecord.MaxLength], _facts = new byte[EventRecord.MaxFacts];

    // How many bytes of the stream are good. What is behind them, after a failed write, is overwritten.
    private long _written;

    private SpilledEvents(Stream stream) => (_stream, _frames) = (stream, new FrameWriter(_waiting, WriteBytes));

    /// <summary>How many bytes are in the stream.</summary>
    public long Bytes => _written;

    /// <summary>Writes the messages of a store to a stream.</summary>
    /// <param name="stream">An empty stream to write and read; closed on disposal, or at once if writing fails.</param>
    /// <param name="store">The store, whose messages are written first.</param>
    /// <exception cref="IOException">The stream cannot be written; the store is unchanged.</exception>
    public static SpilledEvents Of(Stream stream, MessageStore store)
    {
        var spilled = new SpilledEvents(stream);
        var isWhole = false;
        try
        {
            foreach (var _ in MessageItems.Write(spilled._frames, store)) spilled.WriteIfDue();
            spilled._frames.Flush();
            spilled.Write();
            isWhole = true;
            return spilled;
        }
        finally
        {
            if (!isWhole) spilled.Dispose();
        }
    }

    /// <summary>Adds an event to the buffer; <see cref="WriteIfDue"/> writes it to the stream.</summary>
    public void Add(in SlottedEvent happened, ReadOnlySpan<byte> contact, ReadOnlySpan<byte> idCode, ReadOnlySpan<byte> values)
    {
        // Its message is not in memory, so the event is its own base.
        var from = new RecordBase(happened.Entry.At, happened.Segments);
        var facts = _facts.AsSpan(0, EventRecord.WriteFacts(_facts, happened.Entry, happened.Segments, values, from));
        var length = EventRecord.Write(_record, idCode, facts);
        Add(contact, happened.Email, from, _record.AsSpan(0, length));
    }

    /// <summary>Adds the records of a message from a snapshot to the buffer.</summary>
    public void Add(ReadOnlySpan<byte> contact, int email, RecordBase from, ReadOnlySpan<byte> log) =>
        MessageItems.Write(_frames, contact, email, from, log);

    /// <summary>Writes the buffer to the stream, if it is full.</summary>
    /// <exception cref="IOException">The stream cannot be written; the buffer is unchanged.</exception>
    public void WriteIfDue()
    {
        if (_waiting.Length >= WriteBytes) Write();
    }

    /// <summary>Adds the messages of some contacts to a store. More may be added here afterwards.</summary>
    /// <param name="store">The store.</param>
    /// <param name="isAdded">Tells by the hash of a contact's key whether its messages are added.</param>
    /// <exception cref="IOException">The stream cannot be read, or returns other bytes than were written; the next call reads it from the
    /// beginning again.</exception>
    public void CopyTo(MessageStore store, Func<ulong, bool> isAdded)
    {
        _frames.Flush();
        var content = new SpilledContent(_stream, _written, _waiting);
        // There is no end frame, since the stream goes on; its end is where the content ends.
        using var frames = new FrameReader(content);
        try
        {
            while (!content.IsAtEnd && frames.TryNext())
                MessageItems.Read(frames, (contact, hash, email, from, log) =>
                {
                    if (isAdded(hash)) store.TryAdd(contact, hash, email, from, log);
                });
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"Messages that were spilled cannot be read again: {e.Message}.", e);
        }
    }

    public void Dispose()
    {
        _frames.Dispose();
        _stream.Dispose();
    }

    private void Write()
    {
        _stream.Position = _written;
        _stream.Write(_waiting.GetBuffer().AsSpan(0, (int)_waiting.Length));
        _stream.Flush();
        // Only now do the bytes count as written: after a failure the next write starts at the same place.
        _written += _waiting.Length;
        _waiting.SetLength(0);
    }
}
