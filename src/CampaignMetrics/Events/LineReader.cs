namespace CampaignMetrics.Events;

/// <summary>Cuts a stream into lines in constant memory. A line over the limit is passed over, and said to be so.</summary>
internal sealed class LineReader(int maxLineBytes)
{
    private const int ChunkBytes = 1 << 18;

    private byte[] _buffer = new byte[ChunkBytes];
    private int _start, _end, _searched;
    private bool _atEnd, _begun, _passingOver;

    /// <summary>The number of the line that <see cref="TryNext"/> gave last, from 1.</summary>
    public long Line { get; private set; }

    public int MaxLineBytes => maxLineBytes;

    /// <summary>Where to put the next bytes of the stream.</summary>
    public Memory<byte> Free()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _searched -= _start;
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        return _buffer.AsMemory(_end);
    }

    /// <summary>Says how many bytes were put there: 0 at the end of the stream.</summary>
    public void Filled(int count)
    {
        _end += count;
        _atEnd = count == 0;
        if (_begun || (_end < 3 && !_atEnd)) return;
        _begun = true;
        if (_buffer.AsSpan(0, _end).StartsWith(ByteOrderMark)) _start = _searched = 3;
    }

    /// <summary>Gives the next whole line without its end, and whether it is too long to be read (then only its beginning is given).</summary>
    public bool TryNext(out ReadOnlySpan<byte> line, out bool tooLong)
    {
        line = default;
        tooLong = false;
        if (!_begun) return false;
        var found = _buffer.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n');
        if (found < 0 && !_atEnd) return NeedMore();
        var length = found < 0 ? _end - _start : _searched + found - _start;
        if (found < 0 && length == 0 && !_passingOver) return false;

        line = _buffer.AsSpan(_start, length);
        if (found >= 0 && line is [.., (byte)'\r']) line = line[..^1];
        tooLong = _passingOver || line.Length > maxLineBytes;
        _passingOver = false;
        _start = _searched = Math.Min(_start + length + 1, _end);
        Line++;
        return true;
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private bool NeedMore()
    {
        _searched = _end;
        if (_end - _start <= maxLineBytes + 1L) return false;
        _passingOver = true;
        _start = _end;
        return false;
    }
}
