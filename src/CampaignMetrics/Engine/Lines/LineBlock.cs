namespace CampaignMetrics.Engine.Lines;

/// <summary>A buffer with some whole lines of a stream, and the number of the first. Reused for block after block.</summary>
internal sealed class LineBlock
{
    public byte[] Bytes { get; set; } = [];

    public int Length { get; set; }

    /// <summary>The number of the first line, from 1.</summary>
    public long FirstLine { get; set; }

    /// <summary>The number of the block in its stream, from 0.</summary>
    public long Number { get; set; }

    /// <summary>Whether it stands for one line over the limit, whose text is not held.</summary>
    public bool IsOverlong { get; set; }

    public Memory<byte> Free => Bytes.AsMemory(Length);

    public LineCutter Lines(int maxLineBytes) => new(this, maxLineBytes);

    public void MakeRoom(int length)
    {
        if (Bytes.Length >= length) return;
        var larger = new byte[length];
        Bytes.AsSpan(0, Length).CopyTo(larger);
        Bytes = larger;
    }
}
