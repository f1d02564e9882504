using System.Buffers;
using System.Buffers.Binary;

namespace CampaignMetrics.Cli.Parquet;

/// <summary>The levels of a column, which say where values are absent and where rows begin, as runs of equal ones.</summary>
/// <remarks><para>https://parquet.apache.org/docs/file-format/data-pages/encodings/ (RLE)</para></remarks>
internal sealed class LevelRuns
{
    private readonly ArrayBufferWriter<byte> _runs = new();
    private byte _level;
    private uint _length;

    public void Add(byte level)
    {
        if (level != _level) End();
        _level = level;
        _length++;
    }

    /// <summary>Writes all levels behind the number of their bytes, and begins anew.</summary>
    /// <returns>How many bytes were written.</returns>
    public int MoveTo(Stream target)
    {
        End();
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, _runs.WrittenCount);
        target.Write(length);
        target.Write(_runs.WrittenSpan);
        var written = length.Length + _runs.WrittenCount;
        _runs.ResetWrittenCount();
        return written;
    }

    private void End()
    {
        if (_length == 0) return;
        VarInt.Write(_runs, _length << 1);
        // No level here has more than eight bits.
        _runs.Write([_level]);
        _length = 0;
    }
}
