using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>What a store has no memory for: its messages as they were, and the events that came since, in a stream. Not for two threads at
/// once.</summary>
/// <remarks>
/// What the stream does not take stays in memory and is written again from the place where the good bytes end. So a write that failed,
/// wholly or in part, costs memory
/// and nothing else, and a read that failed is as if it had not been.
/// </remarks>
internal sealed class SpilledEvents : IDisposable
{
    private const int WriteBytes = 1 << 16;

    private readonly Stream _stream;
    private readonly MemoryStream _waiting = new();
    private readonly FrameWriter _frames;
    private readonly byte[] _record = new byte[EventRecord.MaxLength], _facts = new byte[EventRecord.MaxFacts];
    private long _written;

    private SpilledEvents(Stream stream) => (_stream, _frames) = (stream, new FrameWriter(_waiting));

    /// <summary>Spills the messages of a store.</summary>
    /// <param name="stream">An empty stream to write, then read again; it is closed in the end, or at once if it fails.</param>
    /// <param name="store">What is written first.</param>
    /// <exception cref="IOException">The stream cannot be written; the store is as it was.</exception>
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

    /// <summary>Adds an event, in memory: the stream gets it by <see cref="WriteIfDue"/>.</summary>
    public void Add(in SlottedEvent happened, ReadOnlySpan<byte> contact, ReadOnlySpan<byte> idCode, ReadOnlySpan<byte> values)
    {
        var from = new RecordBase(happened.Entry.At, happened.Segments);
        var facts = _facts.AsSpan(0, EventRecord.WriteFacts(_facts, happened.Entry, happened.Segments, values, from));
        var length = EventRecord.Write(_record, idCode, facts);
        Add(contact, happened.Email, from, _record.AsSpan(0, length));
    }

    /// <summary>Adds what another ledger wrote of a message, in memory.</summary>
    public void Add(ReadOnlySpan<byte> contact, int email, RecordBase from, ReadOnlySpan<byte> log) =>
        MessageItems.Write(_frames, contact, email, from, log);

    /// <summary>Writes what waits in memory, if it is much.</summary>
    /// <exception cref="IOException">The stream cannot be written; what waits goes on waiting.</exception>
    public void WriteIfDue()
    {
        if (_waiting.Length >= WriteBytes) Write();
    }

    /// <summary>Folds all of them into a store. More may be added afterwards.</summary>
    /// <exception cref="IOException">The stream cannot be read, or gives back other bytes than it took; the next call reads it
    /// anew.</exception>
    public void CopyTo(MessageStore store)
    {
        _frames.Flush();
        var content = new SpilledContent(_stream, _written, _waiting);
        using var frames = new FrameReader(content);
        try
        {
            while (!content.IsAtEnd && frames.TryNext()) MessageItems.Read(frames, _ => store);
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
        _written += _waiting.Length;
        _waiting.SetLength(0);
    }
}
