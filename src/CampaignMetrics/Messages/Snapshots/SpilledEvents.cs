using CampaignMetrics.Messages.Store;

namespace CampaignMetrics.Messages.Snapshots;

/// <summary>What a store has no memory for: its messages as they were, and the events that came since, in a stream.</summary>
internal sealed class SpilledEvents : IDisposable
{
    private readonly Stream _stream;
    private readonly FrameWriter _frames;
    private readonly byte[] _record = new byte[EventRecord.MaxLength];

    /// <param name="stream">An empty stream to write, then read again; it is closed in the end.</param>
    /// <param name="store">What is written first.</param>
    public SpilledEvents(Stream stream, MessageStore store)
    {
        (_stream, _frames) = (stream, new FrameWriter(stream));
        MessageItems.Write(_frames, store);
    }

    public void Add(in SlottedEvent happened, ReadOnlySpan<byte> contact, ReadOnlySpan<byte> idCode) =>
        MessageItems.Write(_frames, contact, happened.Email, happened.Segments, _record.AsSpan(0, EventRecord.Write(_record, idCode, happened.Entry, previous: 0)));

    /// <summary>Folds all of them into a store. More may be added afterwards.</summary>
    public void CopyTo(MessageStore store)
    {
        _frames.Flush();
        var length = _stream.Position;
        _stream.Position = 0;
        using var frames = new FrameReader(_stream);
        while (_stream.Position < length && frames.TryNext()) MessageItems.Read(frames, _ => store);
        _stream.Position = length;
    }

    public void Dispose()
    {
        _frames.Dispose();
        _stream.Dispose();
    }
}
