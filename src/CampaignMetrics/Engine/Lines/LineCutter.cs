namespace CampaignMetrics.Engine.Lines;

/// <summary>Enumerates the lines of a block, without their line ends. Blank lines are skipped, but counted.</summary>
internal struct LineCutter(LineBlock block, int maxLineBytes)
{
    private int _next, _start, _length;
    private bool _isOverlong = block.IsOverlong;

    /// <summary>The line's text; empty for one that is too long.</summary>
    public readonly ReadOnlySpan<byte> Text => Segment;

    public readonly ArraySegment<byte> Segment => new(block.Bytes, _start, _length);

    /// <summary>The line's number, from 1.</summary>
    public long Number { get; private set; } = block.FirstLine - 1;

    public bool IsTooLong { get; private set; }

    public bool MoveNext()
    {
        while (_isOverlong || _next < block.Length)
        {
            Number++;
            IsTooLong = _isOverlong;
            if (_isOverlong) _isOverlong = false;
            else Cut();
            if (_length > maxLineBytes) (IsTooLong, _length) = (true, 0);
            if (IsTooLong || !IsBlank(Text)) return true;
        }
        return false;
    }

    private void Cut()
    {
        var rest = block.Bytes.AsSpan(_next, block.Length - _next);
        var end = rest.IndexOf((byte)'\n');
        (_start, _length) = (_next, end < 0 ? rest.Length : end);
        _next += _length + 1;
        if (end > 0 && rest[end - 1] == '\r') _length--;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IsEmpty || (line[0] <= ' ' && line.IndexOfAnyExcept(" \t\r"u8) < 0);
}
