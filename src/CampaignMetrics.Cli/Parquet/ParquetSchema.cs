namespace CampaignMetrics.Cli.Parquet;

/// <summary>What a Parquet file says of itself, as https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
/// numbers it.</summary>
internal static class ParquetSchema
{
    /// <summary>How many bytes a decimal has.</summary>
    public const int DecimalBytes = 16;

    private const int DecimalDigits = 38;

    // Physical types.
    private const int Boolean = 0, Int64 = 2, Double = 5, ByteArray = 6, FixedLengthByteArray = 7;

    // How often a value may come.
    private const int Required = 0, Optional = 1, Repeated = 2;

    // Converted types, for readers that know no logical ones.
    private const int Utf8 = 0, Map = 1, List = 3, Decimal = 5, TimestampMillis = 9;

    // Members of the union LogicalType.
    private const int StringType = 1, MapType = 2, ListType = 3, DecimalType = 5, TimestampType = 8;

    private const int Plain = 0, Rle = 3, Gzip = 2, DataPage = 0;

    /// <summary>The head of a page.</summary>
    /// <param name="values">How many values it has, absent ones included.</param>
    /// <param name="plainBytes">How many bytes follow once they are decompressed.</param>
    /// <param name="bytes">How many bytes follow.</param>
    public static byte[] PageHead(int values, int plainBytes, int bytes) => Written(head =>
    {
        head.Number(1, DataPage);
        head.Number(2, plainBytes);
        head.Number(3, bytes);
        head.Struct(5, () =>
        {
            head.Number(1, values);
            head.Number(2, Plain);
            head.Number(3, Rle);
            head.Number(4, Rle);
        });
    });

    /// <summary>The end of a file: its columns, and where they are.</summary>
    public static byte[] Footer(IReadOnlyList<ParquetColumn> columns, IReadOnlyList<ParquetGroup> groups) => Written(footer =>
    {
        footer.Number(1, 1);
        Action<ThriftWriter>[] elements = [Group("events", null, columns.Count), .. columns.SelectMany(Elements)];
        footer.Structs(2, elements, write => write(footer));
        footer.Number(3, groups.Sum(group => group.Rows));
        footer.Structs(4, groups, group =>
        {
            footer.Structs(1, group.Chunks, chunk => Write(footer, chunk));
            footer.Number(2, group.PlainBytes);
            footer.Number(3, group.Rows);
        });
        footer.Text(6, "CampaignMetrics");
    });

    private static byte[] Written(Action<ThriftWriter> write)
    {
        var thrift = new ThriftWriter();
        thrift.Struct(() => write(thrift));
        return thrift.Written.ToArray();
    }

    private static void Write(ThriftWriter footer, ParquetChunk chunk)
    {
        footer.Number(2, chunk.Offset);
        footer.Struct(3, () =>
        {
            footer.Number(1, PhysicalOf(chunk.Leaf.Type));
            footer.Numbers(2, Plain, Rle);
            footer.Texts(3, chunk.Leaf.Path);
            footer.Number(4, Gzip);
            footer.Number(5, chunk.Values);
            footer.Number(6, chunk.PlainBytes);
            footer.Number(7, chunk.Bytes);
            footer.Number(9, chunk.Offset);
        });
    }

    /// <summary>The elements of a column: itself or, if it repeats, the groups around its leaves, and those.</summary>
    private static IEnumerable<Action<ThriftWriter>> Elements(ParquetColumn column)
    {
        if (column.Leaves is [{ IsRepeated: false } leaf]) return [Leaf(leaf, Optional)];
        var isMap = column.Leaves.Count > 1;
        return
        [
            Group(column.Name, Optional, 1, isMap ? Map : List, isMap ? MapType : ListType),
            Group(column.Leaves[0].Path[1], Repeated, column.Leaves.Count),
            .. column.Leaves.Select(each => Leaf(each, Required)),
        ];
    }

    private static Action<ThriftWriter> Group(string name, int? repetition, int children, int? converted = null, int logical = 0) =>
        element =>
        {
            if (repetition is { } given) element.Number(3, given);
            element.Text(4, name);
            element.Number(5, children);
            if (converted is not { } known) return;
            element.Number(6, known);
            element.Struct(10, () => element.Struct(logical, () => { }));
        };

    private static Action<ThriftWriter> Leaf(ParquetLeaf leaf, int repetition) => element =>
    {
        element.Number(1, PhysicalOf(leaf.Type));
        if (leaf.Type == ParquetType.Decimal) element.Number(2, DecimalBytes);
        element.Number(3, repetition);
        element.Text(4, leaf.Path[^1]);
        Meaning(element, leaf);
    };

    private static int PhysicalOf(ParquetType type) => type switch
    {
        ParquetType.Text => ByteArray,
        ParquetType.Flag => Boolean,
        ParquetType.Instant or ParquetType.Count => Int64,
        ParquetType.Number => Double,
        ParquetType.Decimal => FixedLengthByteArray,
    };

    private static void Meaning(ThriftWriter element, ParquetLeaf leaf)
    {
        switch (leaf.Type)
        {
            case ParquetType.Text:
                element.Number(6, Utf8);
                element.Struct(10, () => element.Struct(StringType, () => { }));
                return;
            case ParquetType.Flag:
            case ParquetType.Count:
            case ParquetType.Number:
                return;
            case ParquetType.Instant:
                element.Number(6, TimestampMillis);
                element.Struct(10, () => element.Struct(TimestampType, () =>
                {
                    element.Flag(1, true); // in UTC
                    element.Struct(2, () => element.Struct(1, () => { })); // milliseconds
                }));
                return;
            case ParquetType.Decimal:
                element.Number(6, Decimal);
                element.Number(7, leaf.Scale);
                element.Number(8, DecimalDigits);
                element.Struct(10, () => element.Struct(DecimalType, () =>
                {
                    element.Number(1, leaf.Scale);
                    element.Number(2, DecimalDigits);
                }));
                return;
        }
    }
}
