using System.Buffers;

namespace CampaignMetrics.Html;

/// <summary>
/// JSON on its way into a script element: without white space between its values, and with <c>&lt;</c> as <c>\u003c</c>, so that no text in
/// it can end the element or begin a comment (HTML, section 4.12.1.3).
/// </summary>
/// <remarks><para>Documents are written indented; on a page of many that would be a third of the file.</para></remarks>
/// <param name="target">The page; left open.</param>
internal sealed class EmbeddedJson(Stream target) : Stream
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private bool _isText, _isEscaped;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        foreach (var unit in buffer)
            if (_isText) WriteInText(unit);
            else if (unit is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')) WriteBetween(unit);
        PassOn();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => PassOn();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void WriteInText(byte unit)
    {
        if (unit == '<') _buffer.Write("\\u003c"u8);
        else Add(unit);
        if (_isEscaped) _isEscaped = false;
        else if (unit == '\\') _isEscaped = true;
        else if (unit == '"') _isText = false;
    }

    private void WriteBetween(byte unit)
    {
        Add(unit);
        _isText = unit == '"';
    }

    private void Add(byte unit)
    {
        _buffer.GetSpan(1)[0] = unit;
        _buffer.Advance(1);
    }

    private void PassOn()
    {
        target.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
