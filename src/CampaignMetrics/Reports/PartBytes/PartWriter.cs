using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Reports.PartBytes;

/// <summary>Writes numbers and texts one after the other. Not thread-safe.</summary>
internal sealed class PartWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Number(long number) =>
        _buffer.Advance(VarInt.Write(_buffer.GetSpan(VarInt.MaxLength), VarInt.Zigzag(number)));

    public void Flag(bool flag) => Number(flag ? 1 : 0);

    /// <summary>Writes a text, or that there is none.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(-1);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        _buffer.Advance(Encoding.UTF8.GetBytes(text, _buffer.GetSpan(length)));
    }

    public void Numbers(ReadOnlySpan<long> numbers)
    {
        Number(numbers.Length);
        foreach (var number in numbers) Number(number);
    }

    /// <summary>Writes a sum, which consists of numbers alone, number by number: a property that is added to one later is written
    /// too.</summary>
    public void Sum<TSum>(TSum sum) where TSum : unmanaged
    {
        foreach (var number in MemoryMarshal.Cast<TSum, long>([sum])) Number(number);
    }

    /// <summary>Writes rows in the order of their keys, so that equal sums are equal bytes.</summary>
    public void Rows<TRow>(IEnumerable<TRow> rows, Func<TRow, string> order, Action<TRow> write)
    {
        TRow[] all = [.. rows.OrderBy(order, StringComparer.Ordinal)];
        Number(all.Length);
        foreach (var row in all) write(row);
    }
}
