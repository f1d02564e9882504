using System.Buffers.Binary;

namespace CampaignMetrics.Cli.Parquet;

/// <summary>Writes a Parquet file (https://parquet.apache.org/docs/file-format/) row by row, and never looks back: the target may be a
/// pipe. Equal rows give equal bytes.</summary>
internal sealed class ParquetFile
{
    /// <summary>So many rows, or bytes of values, are kept in memory at the most before they are written as a group.</summary>
    private const int GroupRows = 100_000, GroupBytes = 8 << 20;

    private static readonly byte[] Mark = "PAR1"u8.ToArray();

    private readonly Stream _target;
    private readonly IReadOnlyList<ParquetColumn> _columns;
    private readonly ParquetLeaf[] _leaves;
    private readonly List<ParquetGroup> _groups = [];
    private long _position, _bytes;
    private int _rows;

    /// <param name="target">Where it goes; it stays open.</param>
    /// <param name="columns">Its columns: each gets a value, or none, before a row ends.</param>
    public ParquetFile(Stream target, IReadOnlyList<ParquetColumn> columns)
    {
        (_target, _columns, _leaves) = (target, columns, [.. columns.SelectMany(column => column.Leaves)]);
        Write(Mark);
    }

    /// <summary>Ends a row, and with it a group if there is enough for one.</summary>
    public void EndRow()
    {
        _rows++;
        _bytes = 0;
        foreach (var leaf in _leaves) _bytes += leaf.Bytes;
        if (_rows == GroupRows || _bytes >= GroupBytes) EndGroup();
    }

    /// <summary>Writes what is left, and the description of the file.</summary>
    public void Finish()
    {
        if (_rows > 0) EndGroup();
        var footer = ParquetSchema.Footer(_columns, _groups);
        Write(footer);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        Write(length);
        Write(Mark);
    }

    private void EndGroup()
    {
        var chunks = new List<ParquetChunk>();
        foreach (var leaf in _leaves)
        {
            var chunk = leaf.MoveTo(_target, _position);
            _position += chunk.Bytes;
            chunks.Add(chunk);
        }
        _groups.Add(new ParquetGroup(_rows, chunks));
        (_rows, _bytes) = (0, 0);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _target.Write(bytes);
        _position += bytes.Length;
    }
}
