using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;
using CampaignMetrics.Portfolio.Variants;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Reports.TimeSeries;

namespace CampaignMetrics.Saved;

/// <summary><c>campaign-metrics/saved-report/v1</c>. Members that are left out have their defaults when reading.</summary>
internal sealed class SavedReportConverter : ObjectConverter<SavedReport>
{
    public override void WriteMembers(Utf8JsonWriter json, SavedReport value)
    {
        DocumentHead.Write(json, SavedReport.Schema, value.Definition);
        json.WriteString("name", value.Name);
        json.WriteWord("kind", value.Kind);
        json.WriteObject("selection", value.Selection, ReportScopeConverter.Instance);
        json.WriteString("period", value.Period?.ToString());
        json.WriteString("by", value.By?.ToString());
        json.WriteTexts("measures", value.Measures.Select(measure => measure.ToString()));
        json.WriteString("recipients", value.Recipients?.Name);
        json.WriteString("link", value.Link);
        json.WriteObjectOrNull("variants", value.Variants, VariantQueryConverter.Instance);
        json.WriteTexts("columns", value.Columns);
        json.WriteString("owner", value.Owner);
        json.WritePropertyName("visibility");
        VisibilityConverter.Write(json, value.Visibility);
        json.WriteObjectOrNull("savedAt", value.SavedAt, LedgerMomentConverter.Instance);
    }

    public override SavedReport Read(JsonPart json) => new()
    {
        Definition = DocumentHead.ReadDefinition(json, SavedReport.Schema),
        Name = json["name"].Text(),
        Kind = json["kind"].Word<SavedKind>(),
        Selection = json.Optional("selection")?.Read(ReportScopeConverter.Instance.Read) ?? ReportScope.All,
        Period = json.Optional("period") is { IsNull: false } period ? RelativePeriodConverter.Of(period) : default(RelativePeriod?),
        By = json.Optional("by") is { IsNull: false } by ? DimensionOf(by) : default(Dimension?),
        Measures = json.Optional("measures")?.Rows(MeasureConverter.Of) ?? [],
        Recipients = json.Optional("recipients") is { IsNull: false } kind ? RecipientKindConverter.Of(kind) : default(RecipientKind?),
        Link = json.Optional("link")?.TextOrNull(),
        Variants = json.Optional("variants") is { IsNull: false } variants ? variants.Read(VariantQueryConverter.Instance.Read) : null,
        Columns = json.Optional("columns")?.Rows(column => column.Text()) ?? [],
        Owner = json.Optional("owner")?.Text() ?? "",
        Visibility = json.Optional("visibility") is { } visibility ? VisibilityConverter.Of(visibility) : Visibility.Private,
        SavedAt = json.Optional("savedAt") is { IsNull: false } moment ? moment.Read(LedgerMomentConverter.Instance.Read) : null,
    };

    private static Dimension DimensionOf(JsonPart json) =>
        Dimension.TryParse(json.Text(), null, out var dimension) ? dimension : throw json.Fault("a dimension is expected, as campaign");
}

/// <summary><c>campaign-metrics/dashboard/v1</c>. Members that are left out have their defaults when reading.</summary>
internal sealed class DashboardConverter : ObjectConverter<Dashboard>
{
    public override void WriteMembers(Utf8JsonWriter json, Dashboard value)
    {
        json.WriteString("schema", Dashboard.Schema);
        json.WriteString("name", value.Name);
        json.WriteString("owner", value.Owner);
        json.WritePropertyName("visibility");
        VisibilityConverter.Write(json, value.Visibility);
        json.WriteTexts("reports", value.Reports);
    }

    public override Dashboard Read(JsonPart json)
    {
        if (json["schema"].Text() != Dashboard.Schema) throw json["schema"].Fault($"\"{Dashboard.Schema}\" is expected");
        return new Dashboard
        {
            Name = json["name"].Text(),
            Owner = json.Optional("owner")?.Text() ?? "",
            Visibility = json.Optional("visibility") is { } visibility ? VisibilityConverter.Of(visibility) : Visibility.Private,
            Reports = json.Optional("reports")?.Rows(name => name.Text()) ?? [],
        };
    }
}

/// <summary><c>{ "at", "positions": [] }</c></summary>
internal sealed class LedgerMomentConverter : ObjectConverter<LedgerMoment>
{
    public static LedgerMomentConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, LedgerMoment value)
    {
        json.WriteUtcOrOffset("at", value.At);
        json.WriteStartArray("positions");
        foreach (var position in value.Positions) json.WriteNumberValue(position);
        json.WriteEndArray();
    }

    public override LedgerMoment Read(JsonPart json) =>
        new(json["at"].Instant(), json["positions"].Rows(position => position.Count(), LogPartition.MaxPartitions));
}

/// <summary>A period by its words.</summary>
internal sealed class RelativePeriodConverter : PartConverter<RelativePeriod>
{
    public static RelativePeriod Of(JsonPart json) =>
        RelativePeriod.TryParse(json.Text(), null, out var period) ? period : throw json.Fault("a period is expected, as last 30 days");

    public override RelativePeriod Read(JsonPart json) => Of(json);

    public override void Write(Utf8JsonWriter writer, RelativePeriod value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary><c>"private"</c>, <c>"everyone"</c> or <c>{ "team": "north" }</c>.</summary>
internal sealed class VisibilityConverter : PartConverter<Visibility>
{
    private const string Private = "private", Everyone = "everyone", Team = "team";

    public static Visibility Of(JsonPart json)
    {
        if (!json.IsText) return json.Read(of => Visibility.Of(of[Team].Text()));
        return json.Text() switch
        {
            Private => Visibility.Private,
            Everyone => Visibility.Everyone,
            _ => throw json.Fault($"\"{Private}\", \"{Everyone}\" or a team is expected"),
        };
    }

    public override Visibility Read(JsonPart json) => Of(json);

    public override void Write(Utf8JsonWriter writer, Visibility value, JsonSerializerOptions options) => Write(writer, value);

    public static void Write(Utf8JsonWriter json, Visibility value)
    {
        if (value.Team is not { } team)
        {
            json.WriteStringValue(value.IsEveryone ? Everyone : Private);
            return;
        }
        json.WriteStartObject();
        json.WriteString(Team, team);
        json.WriteEndObject();
    }
}
