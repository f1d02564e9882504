using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CampaignMetrics.Cli.Parquet;

/// <summary>The values of a column without structure, and the levels that say which rows they belong to, until they are
/// written.</summary>
/// <param name="type">What the values are.</param>
/// <param name="scale">How many digits of a decimal are behind the point.</param>
/// <param name="path">The names that lead to it: several if it stands in a repeated group, of which a row has any number.</param>
internal sealed class ParquetLeaf(ParquetType type, int scale, params string[] path)
{
    private readonly LevelRuns _repetitions = new(), _definitions = new();
    private readonly ArrayBufferWriter<byte> _values = new();
    private readonly decimal _unit = (decimal)Math.Pow(10, scale);
    private int _levels;

    public ParquetType Type => type;

    public int Scale => scale;

    public IReadOnlyList<string> Path => path;

    public bool IsRepeated => path.Length > 1;

    /// <summary>About how many bytes wait to be written.</summary>
    public int Bytes => _values.WrittenCount;

    /// <summary>A row without a value.</summary>
    public void AddNone() => Level(isFirst: true, definition: 0);

    /// <param name="text">The value.</param>
    /// <param name="isFirst">Whether it is the first of its row.</param>
    public void Add(string text, bool isFirst = true)
    {
        Level(isFirst, IsRepeated ? 2 : 1);
        var length = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), length);
        Encoding.UTF8.GetBytes(text, Room(length));
    }

    public void Add(bool flag)
    {
        Level(isFirst: true, definition: 1);
        Room(1)[0] = flag ? (byte)1 : (byte)0;
    }

    public void Add(DateTimeOffset instant)
    {
        Level(isFirst: true, definition: 1);
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), instant.ToUnixTimeMilliseconds());
    }

    public void Add(long number)
    {
        Level(isFirst: true, definition: 1);
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), number);
    }

    public void Add(double number)
    {
        Level(isFirst: true, definition: 1);
        BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), number);
    }

    public void Add(decimal number)
    {
        Level(isFirst: true, definition: 1);
        BinaryPrimitives.WriteInt128BigEndian(Room(ParquetSchema.DecimalBytes), (Int128)(number * _unit));
    }

    /// <summary>Writes all values as one page (https://parquet.apache.org/docs/file-format/data-pages/), and begins anew.</summary>
    /// <param name="target">The file.</param>
    /// <param name="offset">Where the page begins in it.</param>
    public ParquetChunk MoveTo(Stream target, long offset)
    {
        using var packed = new MemoryStream();
        var plain = 0;
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            if (IsRepeated) plain += _repetitions.MoveTo(gzip);
            plain += _definitions.MoveTo(gzip);
            var values = type == ParquetType.Flag ? Bits(_values.WrittenSpan) : _values.WrittenSpan;
            gzip.Write(values);
            plain += values.Length;
        }
        var head = ParquetSchema.PageHead(_levels, plain, (int)packed.Length);
        target.Write(head);
        packed.WriteTo(target);
        var chunk = new ParquetChunk(this, _levels, offset, head.Length + plain, head.Length + packed.Length);
        _values.ResetWrittenCount();
        _levels = 0;
        return chunk;
    }

    private void Level(bool isFirst, int definition)
    {
        if (IsRepeated) _repetitions.Add(isFirst ? (byte)0 : (byte)1);
        _definitions.Add((byte)definition);
        _levels++;
    }

    private Span<byte> Room(int length)
    {
        var room = _values.GetSpan(length)[..length];
        _values.Advance(length);
        return room;
    }

    /// <summary>Eight flags a byte, the first in its lowest bit.</summary>
    private static ReadOnlySpan<byte> Bits(ReadOnlySpan<byte> flags)
    {
        var bits = new byte[(flags.Length + 7) / 8];
        for (var i = 0; i < flags.Length; i++) bits[i / 8] |= (byte)(flags[i] << i % 8);
        return bits;
    }
}
