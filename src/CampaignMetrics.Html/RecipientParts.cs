using System.Buffers;
using System.Text.Json;

namespace CampaignMetrics.Html;

/// <summary>The recipients of one email as parts of the page: arrays of rows, each an array of cells.</summary>
/// <remarks><para>In parts, so that a page of hundreds of thousands opens at once and reads only what is looked at.</para></remarks>
/// <param name="most">The most rows.</param>
internal sealed class RecipientParts(int most)
{
    public const int RowsOfChunk = 2000;

    /// <summary>The columns of a recipient list that the page shows, in the order of its cells.</summary>
    public static readonly string[] Columns =
    [
        "contact", "send", "disposition", "at", "sentAt", "opens", "clicks", "unsubscribed", "spamReported", "replied", "forwarded",
        "converted", "reason", "class", "explanation", "status", "smtp",
    ];

    private readonly List<ArrayBufferWriter<byte>> _chunks = [];

    public int Chunks => _chunks.Count;

    /// <summary>How many parts so many rows have.</summary>
    public static int ChunksOf(long rows) => (int)((rows + RowsOfChunk - 1) / RowsOfChunk);

    public int Rows { get; private set; }

    /// <summary>How many recipients have no row.</summary>
    public int LeftOut { get; private set; }

    /// <param name="cells">By <see cref="Columns"/>.</param>
    public void Add(ReadOnlySpan<Cell> cells)
    {
        if (Rows == most)
        {
            LeftOut++;
            return;
        }
        var isFirst = Rows++ % RowsOfChunk == 0;
        if (isFirst) _chunks.Add(new ArrayBufferWriter<byte>(1 << 12));
        var chunk = _chunks[^1];
        chunk.Write(isFirst ? "["u8 : ","u8);
        using var json = new Utf8JsonWriter(chunk);
        json.WriteStartArray();
        foreach (var cell in cells)
            if (cell is { IsBare: true, Written: { } number }) json.WriteRawValue(number);
            else json.WriteStringValue(cell.Written);
        json.WriteEndArray();
    }

    public void Write(int chunk, Stream json)
    {
        json.Write(_chunks[chunk].WrittenSpan);
        json.Write("]"u8);
    }
}
