using System.Globalization;
using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary><c>{ "database", "date" }</c></summary>
internal sealed class PlacesSourceConverter : ObjectConverter<PlacesSource>
{
    public static PlacesSourceConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, PlacesSource value)
    {
        json.WriteString("database", value.Database);
        json.WriteString("date", value.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    public override PlacesSource Read(JsonPart json) => new(
        json["database"].Text(),
        json["date"].TextOrNull() is not { } date ? null
        : DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw json["date"].Fault("a day is expected, as 2026-03-01"));
}
