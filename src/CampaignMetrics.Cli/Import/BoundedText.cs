namespace CampaignMetrics.Cli.Import;

/// <summary>Text that is read row by row, and ends where a row does not: an open quote takes no memory without end.</summary>
internal sealed class BoundedText(TextReader text) : TextReader
{
    /// <summary>The longest row, in characters; what is read ahead of it comes on top.</summary>
    public const int MostCharacters = 1 << 20;

    private int _sinceRow;

    /// <summary>Whether the row that is read is longer.</summary>
    public bool IsExceeded => _sinceRow > MostCharacters;

    public void BeginRow() => _sinceRow = 0;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (IsExceeded) return 0;
        var read = text.Read(buffer);
        _sinceRow += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) text.Dispose();
        base.Dispose(disposing);
    }
}
