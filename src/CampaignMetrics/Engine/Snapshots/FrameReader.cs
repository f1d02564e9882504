using System.Buffers.Binary;
using System.Text;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>Reads the frames that a <see cref="FrameWriter"/> wrote. The items of a frame can be read only after its hash was checked. Not
/// thread-safe.</summary>
internal sealed class FrameReader(Stream source) : IDisposable
{
    private const int Step = 1 << 20;

    private readonly FrameHash _hash = new();
    private readonly byte[] _head = new byte[FrameWriter.HeadLength];
    private byte[] _items = [];
    private int _length, _at;

    public FrameKind Kind { get; private set; }

    public bool HasMore => _at < _length;

    /// <summary>Reads the next frame; false at the end frame.</summary>
    /// <exception cref="InvalidDataException">The frames end too early, or were altered.</exception>
    public bool TryNext()
    {
        Expect(_head.Length, source.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false));
        Begin();
        for (var read = 0; read < _length;)
        {
            var step = MakeRoom(read);
            read += Expect(step, source.ReadAtLeast(_items.AsSpan(read, step), step, throwOnEndOfStream: false));
        }
        return End();
    }

    /// <inheritdoc cref="TryNext"/>
    public async ValueTask<bool> TryNextAsync(CancellationToken cancellationToken)
    {
        Expect(_head.Length, await ReadAsync(_head, cancellationToken).ConfigureAwait(false));
        Begin();
        for (var read = 0; read < _length;)
        {
            var step = MakeRoom(read);
            read += Expect(step, await ReadAsync(_items.AsMemory(read, step), cancellationToken).ConfigureAwait(false));
        }
        return End();
    }

    public ulong ReadNumber() => VarInt.Read(_items.AsSpan(0, _length), ref _at);

    public int ReadInt() => (int)ReadNumber();

    public int ReadSlot() => ReadInt() - 1;

    /// <summary>Reads bytes with their length; valid until the next frame.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadInt();
        var bytes = _items.AsSpan(_at, length);
        _at += length;
        return bytes;
    }

    public string ReadText() => Encoding.UTF8.GetString(ReadBytes());

    public void Dispose() => _hash.Dispose();

    private ValueTask<int> ReadAsync(Memory<byte> room, CancellationToken cancellationToken) =>
        source.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellationToken);

    private void Begin()
    {
        Kind = (FrameKind)_head[0];
        _length = BinaryPrimitives.ReadInt32LittleEndian(_head.AsSpan(1));
        _at = 0;
        if (_length < 0) throw Altered();
    }

    /// <summary>Makes room for the next bytes of a frame, step by step: a false length must not allocate memory for bytes that never
    /// come.</summary>
    /// <param name="read">The number of bytes read so far.</param>
    /// <returns>The number of bytes to read next.</returns>
    private int MakeRoom(int read)
    {
        var step = Math.Min(Step, _length - read);
        if (_items.Length < read + step) Array.Resize(ref _items, Math.Min(_length, Math.Max(read + step, _items.Length * 2)));
        return step;
    }

    private bool End()
    {
        if (!_hash.Next(Kind, _items.AsSpan(0, _length)).SequenceEqual(_head.AsSpan(1 + sizeof(int)))) throw Altered();
        return Kind != FrameKind.End;
    }

    private static int Expect(int wanted, int read) => read < wanted ? throw new InvalidDataException("it is cut short") : read;

    private static InvalidDataException Altered() => new("it was altered");
}
