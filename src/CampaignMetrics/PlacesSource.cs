using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The geolocation database that places were looked up in, and its date.</summary>
/// <param name="Database">The name of the database.</param>
/// <param name="Date">The day it was built; null when not known.</param>
[JsonConverter(typeof(DataConverter<PlacesSource>)), JsonForm<PlacesSourceConverter>]
public sealed record PlacesSource(string Database, DateOnly? Date)
{
    /// <summary>The name of the database.</summary>
    public string Database { get; init => field = Door.Given(value); } = Door.Given(Database);
}
