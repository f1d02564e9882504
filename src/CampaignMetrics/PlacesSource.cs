using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Which database told places, and of which date it is.</summary>
/// <param name="Database">Its name.</param>
/// <param name="Date">The day it was built; null when not known.</param>
[JsonConverter(typeof(DataConverter<PlacesSource>)), JsonForm<PlacesSourceConverter>]
public sealed record PlacesSource(string Database, DateOnly? Date)
{
    /// <summary>Its name.</summary>
    public string Database { get; init => field = Door.Given(value); } = Door.Given(Database);
}
