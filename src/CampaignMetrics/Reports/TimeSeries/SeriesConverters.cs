using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.TimeSeries;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "frequency", "measures": [], "by", "placesBy", "gaps", "total": a
/// row, "rows": [], "rowsLeftOut" }</c></summary>
internal sealed class SeriesConverter : ObjectConverter<Series>
{
    public static SeriesConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, Series value)
    {
        foreach (var waiting in DocumentHead.Pieces(json, Series.Schema, value, value.Scope.Every)) yield return waiting;
        json.WriteString("frequency", value.Scope.Every.Name());
        json.WriteTexts("measures", value.Measures.Select(measure => measure.ToString()));
        json.WriteString("by", value.By?.ToString());
        PlacesSourceConverter.WriteIn(json, value.PlacesBy);
        json.WriteBoolean("gaps", value.HasGaps);
        foreach (var waiting in json.WritePieces("total", value.Total, SeriesRowConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("rows", value.Rows, SeriesRowConverter.Instance)) yield return waiting;
        json.WriteNumber("rowsLeftOut", value.RowsLeftOut);
    }

    public override Series Read(JsonPart json)
    {
        var basis = DocumentHead.Read(json, DocumentHead.ReadDefinition(json, Series.Schema), json["frequency"].Frequency());
        if (basis.Scope.Every != json["frequency"].Frequency()) throw json["frequency"].Fault("the scope has another one");
        Dimension? by = json["by"].IsNull ? null : DimensionConverter.Of(json["by"]);
        var placesBy = PlacesSourceConverter.ReadIn(json);
        return new Series(json["measures"].Rows(MeasureConverter.Of), by, basis)
        {
            Caveats = json["caveats"].Rows(caveat => CaveatConverter.ReadIn(caveat, placesBy)),
            PlacesBy = placesBy,
            HasGaps = json["gaps"].Flag(),
            Total = json["total"].Read(SeriesRowConverter.Instance.Read),
            Rows = json["rows"].Rows(SeriesRowConverter.Instance.Read),
            RowsLeftOut = json["rowsLeftOut"].Count(),
        };
    }
}

/// <summary><c>{ "key", "points": [] }</c></summary>
internal sealed class SeriesRowConverter : ObjectConverter<SeriesRow>
{
    public static SeriesRowConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, SeriesRow value)
    {
        json.WriteString("key", value.Key);
        return json.WriteRows("points", value.Points, SeriesPointConverter.Instance);
    }

    public override SeriesRow Read(JsonPart json) =>
        new(json["key"].TextOrNull(), json["points"].Rows(SeriesPointConverter.Instance.Read));
}

/// <summary><c>{ "start", a member for each measure, "notMeasured": { a reason for each that is null } }</c></summary>
internal sealed class SeriesPointConverter : ObjectConverter<SeriesPoint>
{
    private const string Start = "start";

    public static SeriesPointConverter Instance { get; } = new();

    /// <summary>Members of a point that are no measures.</summary>
    public static ImmutableArray<string> OwnNames => [Start, UnmeasuredMembers.Name];

    public override void WriteMembers(Utf8JsonWriter json, SeriesPoint value)
    {
        json.WriteUtcOrOffset(Start, value.Start);
        foreach (var one in value.Values) SeriesValueConverter.WriteValue(json, one.Measure.ToString(), one);
        // A rate carries its own reason; only counts, which are plain numbers or null, need theirs beside them.
        var unmeasured = value.Values.Where(one => one is { Rate: null, NotMeasured: not null }).ToList();
        if (unmeasured.Count == 0) return;
        json.WriteStartObject(UnmeasuredMembers.Name);
        foreach (var one in unmeasured) json.WriteString(one.Measure.ToString(), one.NotMeasured);
        json.WriteEndObject();
    }

    public override SeriesPoint Read(JsonPart json)
    {
        var values = ImmutableArray.CreateBuilder<SeriesValue>();
        foreach (var (name, member) in json.Members())
            if (!OwnNames.Contains(name)) values.Add(SeriesValueConverter.ValueOf(name, member, () => json.ReasonAgainst(name)));
        return new SeriesPoint(json[Start].Instant(), values.ToImmutable());
    }
}

/// <summary><c>{ "measure", "value": a count, a rate or null, "notMeasured" }</c>; in a point the value is a member under the measure's
/// name.</summary>
internal sealed class SeriesValueConverter : ObjectConverter<SeriesValue>
{
    private const string Measure = "measure", Value = "value";

    public override void WriteMembers(Utf8JsonWriter json, SeriesValue value)
    {
        json.WriteString(Measure, value.Measure.ToString());
        WriteValue(json, Value, value);
        if (value is { Rate: null, NotMeasured: { } reason }) json.WriteString(UnmeasuredMembers.Name, reason);
    }

    public override SeriesValue Read(JsonPart json) =>
        ValueOf(json[Measure].Text(), json[Value], () => json.Optional(UnmeasuredMembers.Name)?.Text());

    internal static void WriteValue(Utf8JsonWriter json, string name, SeriesValue value)
    {
        if (value.Rate is { } rate) ReportedRateConverter.WriteQuotient(json, name, rate);
        else if (value.Count is { } count) json.WriteNumber(name, count);
        else json.WriteNull(name);
    }

    internal static SeriesValue ValueOf(string name, JsonPart json, Func<string?> reason)
    {
        var measure = MeasureConverter.Of(name) ?? throw json.Fault("a measure needs a name");
        if (measure.RateName is { } rate) return new SeriesValue(measure, ReportedRateConverter.QuotientOf(rate, json));
        if (!json.IsNull) return new SeriesValue(measure, json.Count(), null);
        return new SeriesValue(measure, null, reason() ?? throw json.Fault($"it is null, and '{UnmeasuredMembers.Name}' gives no reason"));
    }
}

/// <summary>A measure by its name.</summary>
internal sealed class MeasureConverter : PartConverter<Measure>
{
    public static Measure? Of(string name) => Measure.TryParse(name, null, out var measure) ? measure : null;

    public static Measure Of(JsonPart json) => Of(json.Text()) ?? throw json.Fault("a measure needs a name");

    public override Measure Read(JsonPart json) => Of(json);

    public override void Write(Utf8JsonWriter writer, Measure value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override Measure ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Of(reader.GetString()!) ?? throw new JsonException("A measure needs a name.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Measure value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
