using System.Collections.Frozen;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Reads and validates the metadata section of a file.</summary>
internal static class MetadataReader
{
    // The end of the year 9999, which is the latest that DateTimeOffset can hold.
    private const ulong LatestUnixSecond = 253_402_300_799;

    public static DatabaseMetadata Read(ReadOnlySpan<byte> section)
    {
        var reader = new DataReader(section);
        if (ObjectReader.Read(ref reader, 0) is not Dictionary<string, object> map)
            throw new InvalidDatabaseException("The metadata is not a map.");
        Require(map, "binary_format_major_version", 2);
        return new DatabaseMetadata
        {
            DatabaseType = map.GetValueOrDefault("database_type") as string ?? throw Missing("database_type"),
            BuildDate = DateTimeOffset.FromUnixTimeSeconds((long)Number(map, "build_epoch", LatestUnixSecond)),
            IPVersion = Require(map, "ip_version", 4, 6),
            NodeCount = (uint)Number(map, "node_count", uint.MaxValue),
            RecordSize = Require(map, "record_size", 24, 28, 32),
            Languages = Languages(map),
            Descriptions = Descriptions(map),
        };
    }

    private static int Require(Dictionary<string, object> map, string key, params ReadOnlySpan<int> allowed)
    {
        var number = (int)Number(map, key, int.MaxValue);
        return allowed.Contains(number) ? number : throw new InvalidDatabaseException($"The metadata's {key} is {number}.");
    }

    private static ulong Number(Dictionary<string, object> map, string key, ulong maximum)
    {
        ulong number = map.GetValueOrDefault(key) switch
        {
            ushort value => value,
            uint value => value,
            ulong value => value,
            _ => throw Missing(key),
        };
        return number <= maximum ? number : throw new InvalidDatabaseException($"The metadata's {key} is {number}.");
    }

    private static IReadOnlyList<string> Languages(Dictionary<string, object> map) =>
        map.GetValueOrDefault("languages") is List<object> languages ? [.. languages.OfType<string>()] : [];

    private static FrozenDictionary<string, string> Descriptions(Dictionary<string, object> map) =>
        map.GetValueOrDefault("description") is Dictionary<string, object> descriptions
            ? descriptions.Where(entry => entry.Value is string)
                .ToFrozenDictionary(entry => entry.Key, entry => (string)entry.Value, StringComparer.Ordinal)
            : FrozenDictionary<string, string>.Empty;

    private static InvalidDatabaseException Missing(string key) => new($"The metadata has no valid {key}.");
}
