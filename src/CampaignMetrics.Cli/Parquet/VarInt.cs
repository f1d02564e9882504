using System.Buffers;

namespace CampaignMetrics.Cli.Parquet;

/// <summary>Whole numbers of seven bits a byte, the lowest first; all but the last byte have their highest bit set (ULEB128).</summary>
internal static class VarInt
{
    public static void Write(ArrayBufferWriter<byte> target, ulong value)
    {
        for (; value > 0x7F; value >>= 7) target.Write([(byte)(value | 0x80)]);
        target.Write([(byte)value]);
    }
}
