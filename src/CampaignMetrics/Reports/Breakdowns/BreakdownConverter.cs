using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics.Reports.Breakdowns;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "by", "placesBy", "total": a row, "rows": [],
/// "rowsLeftOut" }</c></summary>
internal sealed class BreakdownConverter : ObjectConverter<Breakdown>
{
    public static BreakdownConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, Breakdown value)
    {
        foreach (var waiting in DocumentHead.Pieces(json, Breakdown.Schema, value)) yield return waiting;
        json.WriteString("by", value.By.ToString());
        PlacesSourceConverter.WriteIn(json, value.PlacesBy);
        json.WriteObject("total", value.Total, BreakdownRowConverter.Instance);
        foreach (var waiting in json.WriteRows("rows", value.Rows, BreakdownRowConverter.Instance)) yield return waiting;
        json.WriteNumber("rowsLeftOut", value.RowsLeftOut);
    }

    public override Breakdown Read(JsonPart json)
    {
        var basis = DocumentHead.Read(json, Breakdown.Schema);
        var placesBy = PlacesSourceConverter.ReadIn(json);
        return new Breakdown(DimensionConverter.Of(json["by"]), basis)
        {
            Caveats = json["caveats"].Rows(caveat => CaveatConverter.ReadIn(caveat, placesBy)),
            PlacesBy = placesBy,
            Total = json["total"].Read(BreakdownRowConverter.Instance.Read),
            Rows = json["rows"].Rows(BreakdownRowConverter.Instance.Read),
            RowsLeftOut = json["rowsLeftOut"].Count(),
        };
    }
}

/// <summary><c>{ "key", "people", "delivery", "engagement", "rates" }</c></summary>
internal sealed class BreakdownRowConverter : ObjectConverter<BreakdownRow>
{
    public static BreakdownRowConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, BreakdownRow value)
    {
        json.WriteString("key", value.Key);
        WriteNumbers(json, value);
    }

    public override BreakdownRow Read(JsonPart json) => ReadNumbers(json, json["key"].TextOrNull());

    /// <summary>Writes all but the key, for documents that call it otherwise.</summary>
    public static void WriteNumbers(Utf8JsonWriter json, BreakdownRow value)
    {
        json.WriteObject("people", value.People, PeopleReportConverter.Instance);
        json.WriteObject("delivery", value.Delivery, DeliveryReportConverter.Instance);
        json.WriteObject("engagement", value.Engagement, EngagementReportConverter.Instance);
        json.WriteObject("rates", value.Rates, RatesReportConverter.Instance);
    }

    /// <summary>Reads all but the key.</summary>
    public static BreakdownRow ReadNumbers(JsonPart json, string? key)
    {
        var delivery = json["delivery"].Read(DeliveryReportConverter.Instance.Read);
        var engagement = json["engagement"].Read(EngagementReportConverter.Instance.Read);
        // A row has no member for all counts: they are collected from its parts.
        var counts = new MetricReading();
        counts.Add(delivery.Counts);
        counts.Add(engagement.Counts);
        return new BreakdownRow
        {
            Key = key,
            Counts = counts.ToCounts(),
            People = json["people"].Read(PeopleReportConverter.Instance.Read),
            Delivery = delivery,
            Engagement = engagement,
            Rates = json["rates"].Read(RatesReportConverter.Instance.Read),
        };
    }
}

/// <summary><c>{ "by", "values": [] }</c></summary>
internal sealed class DimensionValuesConverter : ObjectConverter<DimensionValues>
{
    public override void WriteMembers(Utf8JsonWriter json, DimensionValues value)
    {
        json.WriteString("by", value.By.ToString());
        json.WriteTexts("values", value.Values);
    }

    public override DimensionValues Read(JsonPart json) =>
        new(DimensionConverter.Of(json["by"]), json["values"].Rows(value => value.Text()));
}

/// <summary>A dimension by its name.</summary>
internal sealed class DimensionConverter : PartConverter<Dimension>
{
    public static Dimension Of(JsonPart json) =>
        Dimension.TryParse(json.Text(), null, out var dimension)
            ? dimension
            : throw json.Fault("a dimension is expected, as campaign or tag:language");

    public override Dimension Read(JsonPart json) => Of(json);

    public override void Write(Utf8JsonWriter writer, Dimension value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override Dimension ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Dimension.TryParse(reader.GetString(), null, out var dimension) ? dimension : throw new JsonException("The name is no dimension.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Dimension value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
