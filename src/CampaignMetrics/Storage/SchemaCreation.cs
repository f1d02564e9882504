using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Whether a store that keeps its data in a database makes the tables that it needs.</summary>
[JsonConverter(typeof(DataConverter<SchemaCreation>)), JsonForm<WordConverter<SchemaCreation>>]
public enum SchemaCreation
{
    /// <summary>When it is opened: missing tables are made, and those of an older version are brought up to date.</summary>
    AtStart,

    /// <summary>Never: it is checked that they are there and up to date. For programs that may not change a schema.</summary>
    Never,
}
