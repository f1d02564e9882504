namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Decodes a value with all that it holds into plain .NET objects.</summary>
internal static class ObjectReader
{
    /// <summary>How deep maps and arrays may lie in one another. Real records have at most five levels.</summary>
    private const int MaximumDepth = 64;

    public static object Read(ref DataReader reader, int at) => Convert(ref reader, reader.Read(at), depth: 0);

    private static object Convert(ref DataReader reader, in Field field, int depth) => field.Kind switch
    {
        DataKind.Map => Map(ref reader, field, depth + 1),
        DataKind.Array => Array(ref reader, field, depth + 1),
        DataKind.Utf8Text => reader.Text(field),
        DataKind.Bytes => reader.Payload(field).ToArray(),
        DataKind.Boolean => field.Size == 1,
        DataKind.Double => reader.Double(field),
        DataKind.Float => (float)reader.Double(field),
        DataKind.UInt16 => (ushort)reader.UInt32(field),
        DataKind.UInt32 => reader.UInt32(field),
        DataKind.Int32 => unchecked((int)reader.UInt32(field)),
        DataKind.UInt64 => (ulong)reader.Unsigned(field),
        _ => reader.Unsigned(field),
    };

    private static Dictionary<string, object> Map(ref DataReader reader, in Field map, int depth)
    {
        RequireDepth(depth);
        var entries = new Dictionary<string, object>(StringComparer.Ordinal);
        var at = map.Start;
        for (var i = 0; i < map.Size; i++)
        {
            var key = reader.Read(at);
            if (key.Kind != DataKind.Utf8Text) throw new InvalidDatabaseException("The key of a map is not a text.");
            var value = reader.Read(reader.End(key));
            entries[reader.Text(key)] = Convert(ref reader, value, depth);
            at = reader.End(value);
        }
        return entries;
    }

    private static List<object> Array(ref DataReader reader, in Field array, int depth)
    {
        RequireDepth(depth);
        var items = new List<object>();
        var at = array.Start;
        for (var i = 0; i < array.Size; i++)
        {
            var item = reader.Read(at);
            items.Add(Convert(ref reader, item, depth));
            at = reader.End(item);
        }
        return items;
    }

    private static void RequireDepth(int depth)
    {
        if (depth > MaximumDepth) throw new InvalidDatabaseException("Maps and arrays lie too deep in one another.");
    }
}
