namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>
/// The types of the data section, by their numbers in the format (https://maxmind.github.io/MaxMind-DB/, "Output Data Section").
/// </summary>
internal enum DataKind
{
    Extended = 0,
    Pointer = 1,
    Utf8Text = 2,
    Double = 3,
    Bytes = 4,
    UInt16 = 5,
    UInt32 = 6,
    Map = 7,
    Int32 = 8,
    UInt64 = 9,
    UInt128 = 10,
    Array = 11,
    CacheContainer = 12,
    EndMarker = 13,
    Boolean = 14,
    Float = 15,
}
