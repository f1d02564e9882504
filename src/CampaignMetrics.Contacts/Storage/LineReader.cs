namespace CampaignMetrics.Contacts.Storage;

/// <summary>Cuts a stream into lines, each ending in <c>\n</c>.</summary>
internal sealed class LineReader(Stream stream)
{
    private byte[] _buffer = new byte[64 << 10];
    private int _start, _end;
    private bool _isAtEnd;

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line without its line end; valid until the next call.</param>
    /// <returns>Whether there was one. What follows the last line end counts as a line too.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        for (var searched = 0; ;)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            if (rest[searched..].IndexOf((byte)'\n') is >= 0 and var found)
            {
                line = rest[..(searched + found)];
                _start += line.Length + 1;
                return true;
            }
            searched = rest.Length;
            if (!_isAtEnd) Fill();
            else
            {
                line = rest;
                _start = _end;
                return !line.IsEmpty;
            }
        }
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _isAtEnd = count == 0;
    }
}
