using System.Globalization;
using System.IO.Compression;
using CampaignMetrics.Shared;

namespace CampaignMetrics;

/// <summary>A batch of events as a log holds it: event lines (NDJSON in UTF-8), compressed with gzip (RFC 1952).</summary>
public sealed class EventBlock
{
    /// <summary>A block that was stored.</summary>
    /// <param name="partition">Where it belongs.</param>
    /// <param name="id">The id of its lines.</param>
    /// <param name="events">How many events it holds.</param>
    /// <param name="content">Its lines, compressed with gzip. The bytes are not copied and must not change any more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="events"/> is negative.</exception>
    public EventBlock(LogPartition partition, BatchId id, int events, ReadOnlyMemory<byte> content) =>
        (Partition, Id, Events, Content) = (partition, id, Door.NotNegative(events, nameof(events)), content);

    /// <summary>Where it belongs.</summary>
    public LogPartition Partition { get; }

    /// <summary>The id of its lines.</summary>
    public BatchId Id { get; }

    /// <summary>How many events it holds, duplicates included.</summary>
    public int Events { get; }

    /// <summary>Its lines, compressed with gzip.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Makes a block from event lines.</summary>
    /// <param name="partition">Where it belongs: the caller sees to it that the contacts of the lines are those of the partition.</param>
    /// <param name="lines">The lines, each ending in <c>\n</c>.</param>
    public static EventBlock Of(LogPartition partition, ReadOnlySpan<byte> lines)
    {
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(lines);
        return new EventBlock(partition, BatchId.Of(lines), lines.Count((byte)'\n'), content.ToArray());
    }

    /// <summary>Decompresses the lines.</summary>
    /// <exception cref="InvalidDataException">The content is damaged.</exception>
    public byte[] ToLines()
    {
        using var lines = new MemoryStream();
        using (var gzip = new GzipContent(new MemoryStream(Content.ToArray(), writable: false))) gzip.CopyTo(lines);
        return lines.ToArray();
    }

    /// <summary>The ledger, the partition and the first digits of the id.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Partition.Ledger}/{Partition.Number} {Id.ToString()[..8]}");
}
