using System.Buffers.Binary;
using System.Text;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>Writes frames of about 64 KiB, or of another length: a kind, a length, a hash, and the items. An item is never split between
/// two frames; a large one makes its frame larger. Not thread-safe.</summary>
/// <remarks>
/// <para>Snapshots are a sequence of frames, and so are the streams to which messages are spilled: <see cref="SpilledEvents"/>.</para>
/// </remarks>
internal sealed class FrameWriter(Stream target, int frameBytes = FrameWriter.FrameBytes) : IDisposable
{
    public const int HeadLength = 1 + sizeof(int) + FrameHash.Length;

    private const int FrameBytes = 1 << 16;

    private readonly FrameHash _hash = new();
    private readonly byte[] _head = new byte[HeadLength];
    private byte[] _items = new byte[frameBytes];
    private FrameKind _kind;
    private int _used;

    /// <summary>Begins an item; its parts are written next.</summary>
    /// <param name="kind">The kind of frame that it belongs to.</param>
    /// <param name="length">The most bytes that it will take.</param>
    /// <returns>Whether it is the first item of its frame.</returns>
    public bool Begin(FrameKind kind, int length)
    {
        if (_used > 0 && (kind != _kind || _used + length > frameBytes)) WriteFrame();
        _kind = kind;
        if (_items.Length - _used < length) Array.Resize(ref _items, checked(_used + length));
        return _used == 0;
    }

    public void Write(ulong number) => _used += VarInt.Write(_items.AsSpan(_used), number);

    /// <summary>Writes a slot, where −1 means none: plus 1, so that none takes one byte.</summary>
    public void WriteSlot(int slot) => Write((uint)(slot + 1));

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Write((uint)bytes.Length);
        bytes.CopyTo(_items.AsSpan(_used));
        _used += bytes.Length;
    }

    /// <summary>Writes an item that is one text.</summary>
    public void WriteItem(FrameKind kind, ReadOnlySpan<byte> text)
    {
        Begin(kind, text.Length + VarInt.MaxLength);
        Write(text);
    }

    public void WriteItem(FrameKind kind, string text) => WriteItem(kind, Encoding.UTF8.GetBytes(text));

    public void Flush()
    {
        if (_used > 0) WriteFrame();
        target.Flush();
    }

    /// <summary>Writes the end frame, by which a reader tells a whole stream from one that was cut short.</summary>
    public void End()
    {
        Flush();
        _kind = FrameKind.End;
        WriteFrame();
        target.Flush();
    }

    public void Dispose() => _hash.Dispose();

    private void WriteFrame()
    {
        var payload = _items.AsSpan(0, _used);
        _head[0] = (byte)_kind;
        BinaryPrimitives.WriteInt32LittleEndian(_head.AsSpan(1), payload.Length);
        _hash.Next(_kind, payload).CopyTo(_head.AsSpan(1 + sizeof(int)));
        target.Write(_head);
        target.Write(payload);
        _used = 0;
    }
}
