using System.Runtime.InteropServices;
using System.Text;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Reports.PartBytes;

/// <summary>Reads what a <see cref="PartWriter"/> wrote. Not thread-safe.</summary>
/// <remarks>The bytes were checked against their hash before, so an end that comes too early is a part that nobody wrote: it throws an
/// <see cref="InvalidDataException"/>, as does a count that the rest cannot hold.</remarks>
internal sealed class PartReader(byte[] bytes)
{
    private int _at;

    public bool IsAtEnd => _at == bytes.Length;

    public long Number()
    {
        var next = bytes.AsSpan(_at, Math.Min(bytes.Length - _at, VarInt.MaxLength));
        if (!next.ContainsAnyInRange((byte)0, (byte)0x7F)) throw Broken();
        return VarInt.Unzigzag(VarInt.Read(bytes, ref _at));
    }

    public bool Flag() => Number() != 0;

    /// <summary>Reads the number of rows or letters that follow, each of at least a byte.</summary>
    public int Count() => Number() is >= 0 and var count && count <= bytes.Length - _at ? (int)count : throw Broken();

    public string? TextOrNone()
    {
        var length = Number();
        if (length == -1) return null;
        if (length < 0 || length > bytes.Length - _at) throw Broken();
        var text = Encoding.UTF8.GetString(bytes, _at, (int)length);
        _at += (int)length;
        return text;
    }

    public string Text() => TextOrNone() ?? throw Broken();

    public void Numbers(Span<long> numbers)
    {
        if (Count() != numbers.Length) throw Broken();
        foreach (ref var number in numbers) number = Number();
    }

    public TSum Sum<TSum>() where TSum : unmanaged
    {
        TSum sum = default;
        foreach (ref var number in MemoryMarshal.Cast<TSum, long>(new Span<TSum>(ref sum))) number = Number();
        return sum;
    }

    /// <summary>Reads rows.</summary>
    public void Rows(Action read)
    {
        for (var left = Count(); left > 0; left--) read();
    }

    public static InvalidDataException Broken() => new("it holds what no part holds");
}
