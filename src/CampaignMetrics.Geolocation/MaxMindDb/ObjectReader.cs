using System.Diagnostics;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Decodes a value with all that it holds into plain .NET objects.</summary>
internal static class ObjectReader
{
    /// <summary>The deepest nesting of maps and arrays that is read. Real records have at most five levels.</summary>
    private const int MaximumDepth = 64;

    public static object Read(ref DataReader reader, int at) => Read(ref reader, ref at, depth: 0);

    // Moves the offset on to the next value.
    private static object Read(ref DataReader reader, ref int at, int depth)
    {
        var field = reader.Read(at);
        at = field.Next;
        switch (field.Kind)
        {
            case DataKind.Map:
                var map = Map(ref reader, field, out var mapEnd, depth + 1);
                if (at < 0) at = mapEnd;
                return map;
            case DataKind.Array:
                var array = Array(ref reader, field, out var arrayEnd, depth + 1);
                if (at < 0) at = arrayEnd;
                return array;
            default:
                return Scalar(ref reader, field);
        }
    }

    private static object Scalar(ref DataReader reader, in Field field) => field.Kind switch
    {
        DataKind.Utf8Text => reader.Text(field),
        DataKind.Bytes => reader.Payload(field).ToArray(),
        DataKind.Boolean => field.Size == 1,
        DataKind.Double => reader.Double(field),
        DataKind.Float => (float)reader.Double(field),
        DataKind.UInt16 => (ushort)reader.UInt32(field),
        DataKind.UInt32 => reader.UInt32(field),
        DataKind.Int32 => unchecked((int)reader.UInt32(field)),
        DataKind.UInt64 => (ulong)reader.Unsigned(field),
        DataKind.UInt128 => reader.Unsigned(field),
        DataKind.Extended or DataKind.Pointer or DataKind.Map or DataKind.Array or DataKind.CacheContainer or DataKind.EndMarker =>
            throw new UnreachableException("The reader follows, refuses or hands on what is no scalar."),
    };

    private static Dictionary<string, object> Map(ref DataReader reader, in Field map, out int at, int depth)
    {
        RequireDepth(depth);
        var entries = new Dictionary<string, object>(StringComparer.Ordinal);
        at = map.Start;
        for (var i = 0; i < map.Size; i++)
        {
            var key = Read(ref reader, ref at, depth) as string ?? throw new InvalidDatabaseException("The key of a map is not a text.");
            if (!entries.TryAdd(key, Read(ref reader, ref at, depth))) throw new InvalidDatabaseException("A map has a key twice.");
        }
        return entries;
    }

    private static List<object> Array(ref DataReader reader, in Field array, out int at, int depth)
    {
        RequireDepth(depth);
        var items = new List<object>();
        at = array.Start;
        for (var i = 0; i < array.Size; i++) items.Add(Read(ref reader, ref at, depth));
        return items;
    }

    private static void RequireDepth(int depth)
    {
        if (depth > MaximumDepth) throw new InvalidDatabaseException("Maps and arrays lie too deep in one another.");
    }
}
