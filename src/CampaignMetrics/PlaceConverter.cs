using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary><c>{ "country": "NL", "region": null, "city": "Utrecht" }</c>; what is left out is not known.</summary>
internal sealed class PlaceConverter : ObjectConverter<Place>
{
    public static PlaceConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Place value)
    {
        json.WriteString("country", value.Country);
        json.WriteString("region", value.Region);
        json.WriteString("city", value.City);
    }

    public override Place Read(JsonPart json) => new(
        json.Optional("country")?.TextOrNull(), json.Optional("region")?.TextOrNull(), json.Optional("city")?.TextOrNull());
}
