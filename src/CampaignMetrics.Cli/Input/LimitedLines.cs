using System.Text;

namespace CampaignMetrics.Cli.Input;

/// <summary>Reads lines of text in no more memory than the longest line that is accepted.</summary>
/// <remarks>A longer line is reported, skipped and returned as an empty one, so that the numbers of the lines stay right.</remarks>
/// <param name="stream">The text; closed with this.</param>
/// <param name="longest">The longest line that is taken, in characters.</param>
/// <param name="tooLong">Told the number of a longer line.</param>
/// <param name="encoding">Its encoding; UTF-8 where it is null.</param>
/// <param name="lineEnd">What ends a line.</param>
internal sealed class LimitedLines(
    Stream stream, int longest, Action<long> tooLong, Encoding? encoding = null, char lineEnd = '\n') : TextReader
{
    private readonly StreamReader _text = new(stream, encoding ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: encoding is null);
    private readonly char[] _buffer = new char[1 << 14];
    private readonly StringBuilder _line = new();
    private int _start, _end;
    private long _number;

    public override string? ReadLine()
    {
        _line.Clear();
        var length = 0L;
        while (_start < _end || Fill())
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var end = rest.IndexOf(lineEnd);
            var part = end < 0 ? rest : rest[..end];
            _start += end < 0 ? rest.Length : end + 1;
            length += part.Length;
            if (length <= longest + 1L) _line.Append(part); // one more: it may be the end's \r
            if (end >= 0) return Ended(length);
        }
        return length > 0 ? Ended(length) : null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _text.Dispose();
        base.Dispose(disposing);
    }

    private string Ended(long length)
    {
        _number++;
        if (length <= longest + 1L && _line is [.., '\r']) _line.Length--;
        if (length <= longest + 1L && _line.Length <= longest) return _line.ToString();
        tooLong(_number);
        return "";
    }

    private bool Fill()
    {
        _start = 0;
        _end = _text.Read(_buffer);
        return _end > 0;
    }
}
