namespace CampaignMetrics.Events;

/// <summary>Room for the texts of one line that do not stand in it as they are: unescaped, packed, lower-cased.</summary>
internal sealed class TextScratch
{
    private byte[] _bytes = new byte[1024];

    public int Used { get; set; }

    public Span<byte> Free => _bytes.AsSpan(Used);

    /// <summary>Packed texts need at most four bytes a text more than their quotes and commas took.</summary>
    public void Prepare(int lineLength)
    {
        Used = 0;
        if (_bytes.Length < lineLength * 3) _bytes = new byte[lineLength * 3];
    }

    public Span<byte> Since(int start) => _bytes.AsSpan(start, Used - start);

    /// <summary>Adds one of several texts that are packed.</summary>
    public void Pack(ReadOnlySpan<byte> text) => Used += PackedTexts.Append(Free, text);

    /// <summary>What was packed since: the names of lists.</summary>
    public PackedTexts Lists(int start) => new(Since(start));

    /// <summary>What was packed since: names and values of tags in turn.</summary>
    public PackedTexts Tags(int start)
    {
        Used = start + TagOrder.Sort(Since(start));
        return new PackedTexts(Since(start));
    }
}
