namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>The header of a value in the data section: where it is, but not yet its content.</summary>
/// <param name="Kind">Its type, never a pointer.</param>
/// <param name="Size">The bytes of its payload; the entries of a map or array; the value itself of a boolean.</param>
/// <param name="Start">Where its payload, or its first entry, begins.</param>
/// <param name="Next">Where the value after it begins; negative for a map or array that stands here and has not been walked over.</param>
internal readonly record struct Field(DataKind Kind, int Size, int Start, int Next);
