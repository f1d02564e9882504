using System.Buffers;
using System.Text;

namespace CampaignMetrics.Cli.Parquet;

/// <summary>Writes structures in Thrift's compact protocol, in which a Parquet file describes itself.</summary>
/// <remarks><para>https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md</para></remarks>
internal sealed class ThriftWriter
{
    private const byte True = 1, False = 2, Int32 = 5, Int64 = 6, Binary = 8, List = 9, Structure = 12;

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Stack<int> _outer = new();
    private int _last;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Flag(int field, bool value) => Head(field, value ? True : False);

    public void Number(int field, int value)
    {
        Head(field, Int32);
        ZigZag(value);
    }

    public void Number(int field, long value)
    {
        Head(field, Int64);
        ZigZag(value);
    }

    public void Text(int field, string value)
    {
        Head(field, Binary);
        Text(value);
    }

    /// <summary>A field that is a structure.</summary>
    public void Struct(int field, Action write)
    {
        Head(field, Structure);
        Struct(write);
    }

    /// <summary>A field that is a list of structures.</summary>
    public void Structs<T>(int field, IReadOnlyCollection<T> values, Action<T> write)
    {
        ListHead(field, values.Count, Structure);
        foreach (var value in values) Struct(() => write(value));
    }

    public void Numbers(int field, params IReadOnlyCollection<int> values)
    {
        ListHead(field, values.Count, Int32);
        foreach (var value in values) ZigZag(value);
    }

    public void Texts(int field, IReadOnlyCollection<string> values)
    {
        ListHead(field, values.Count, Binary);
        foreach (var value in values) Text(value);
    }

    /// <summary>A structure that is no field: the whole, or one of a list.</summary>
    public void Struct(Action write)
    {
        _outer.Push(_last);
        _last = 0;
        write();
        Byte(0);
        _last = _outer.Pop();
    }

    /// <summary>Field numbers are written as the difference to the last one, which is below 16 in all structures of Parquet.</summary>
    private void Head(int field, byte type)
    {
        Byte((byte)((field - _last) << 4 | type));
        _last = field;
    }

    private void ListHead(int field, int count, byte type)
    {
        Head(field, List);
        if (count < 15)
        {
            Byte((byte)(count << 4 | type));
            return;
        }
        Byte((byte)(0xF0 | type));
        VarInt.Write(_bytes, (ulong)count);
    }

    private void Text(string value)
    {
        VarInt.Write(_bytes, (ulong)Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, _bytes);
    }

    private void ZigZag(long value) => VarInt.Write(_bytes, (ulong)(value << 1 ^ value >> 63));

    private void Byte(byte value) => _bytes.Write([value]);
}
