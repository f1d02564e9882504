using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.Json;

/// <summary>
/// A scope as a JSON object. By itself it has all members (<c>within</c> only where it is set), and days as <c>2026-03-01</c>. Within a
/// document it has only the filters that are set, and days as the instants at which they begin. Both forms are read; members that are left
/// out have their defaults.
/// </summary>
internal sealed class ReportScopeConverter : ObjectConverter<ReportScope>
{
    private const string Every = "every";

    public static ReportScopeConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ReportScope value)
    {
        json.WriteTexts("emails", value.Emails.Select(id => id.Value));
        json.WriteTexts("campaigns", value.Campaigns.Select(id => id.Value));
        json.WriteTexts("lists", value.Lists);
        json.WriteTexts("workflows", value.Workflows);
        json.WriteMap("tags", InOrder(value.Tags));
        json.WriteString("team", value.Team);
        json.WriteString("businessUnit", value.BusinessUnit);
        json.WriteString("type", value.EmailType);
        json.WriteTexts("exclude", value.Exclude);
        json.WriteString("from", Text(value.From));
        json.WriteString("to", Text(value.To));
        json.WriteString("zone", value.Zone.Id);
        json.WriteUtcOrOffset("asOf", value.AsOf);
        json.WriteNumber("maxRows", value.MaxRows);
        json.WriteString(Every, value.Every.Name());
        json.WriteWord("firstDayOfWeek", value.FirstDayOfWeek);
        if (value.Within is { } within) json.WriteObject("within", within, Instance);
    }

    /// <summary>Writes the scope within a document.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="definition">The definition, whose date basis decides what the period selects.</param>
    /// <param name="told">The length of the buckets that the document itself states; the scope's is written only if it differs.</param>
    public static void WriteIn(Utf8JsonWriter json, ReportScope scope, Definition definition, Frequency told)
    {
        var isUtc = scope.Zone.Id == TimeZoneInfo.Utc.Id;
        json.WriteStartObject("scope");
        json.WriteTexts("emails", scope.Emails.Select(id => id.Value));
        json.WriteTexts("campaigns", scope.Campaigns.Select(id => id.Value));
        if (!scope.Lists.IsEmpty) json.WriteTexts("lists", scope.Lists);
        if (!scope.Workflows.IsEmpty) json.WriteTexts("workflows", scope.Workflows);
        if (!scope.Tags.IsEmpty) json.WriteMap("tags", InOrder(scope.Tags));
        if (scope.Team is { } team) json.WriteString("team", team);
        if (scope.BusinessUnit is { } unit) json.WriteString("businessUnit", unit);
        if (scope.EmailType is { } type) json.WriteString("type", type);
        if (!scope.Exclude.IsEmpty) json.WriteTexts("exclude", scope.Exclude);
        json.WriteInstant("from", scope.FromInstant, isUtc);
        json.WriteInstant("to", scope.ToInstant, isUtc);
        json.WriteString("zone", scope.Zone.Id);
        if (scope.MaxRows != ReportScope.All.MaxRows) json.WriteNumber("maxRows", scope.MaxRows);
        if (scope.AsOf is not null) json.WriteInstant("asOf", scope.AsOf, isUtc: true);
        if (definition.DateBasis != default) json.WriteWord("dateBasis", definition.DateBasis);
        if (scope.Every != told) json.WriteString(Every, scope.Every.Name());
        if (scope.FirstDayOfWeek != ReportScope.All.FirstDayOfWeek) json.WriteWord("firstDayOfWeek", scope.FirstDayOfWeek);
        if (scope.Within is { } within) json.WriteObject("within", within, Instance);
        json.WriteEndObject();
    }

    /// <summary>Reads the scope within a document.</summary>
    public static ReportScope ReadIn(JsonPart json, Definition definition, Frequency told) => json.Read(scope =>
    {
        // The date basis belongs to the definition. It is repeated here for readers, and must agree.
        if (scope.Optional("dateBasis") is { } basis && basis.Word<DateBasis>() != definition.DateBasis)
            throw basis.Fault("the definition has another one");
        return Read(scope, told);
    });

    public override ReportScope Read(JsonPart json) => Read(json, ReportScope.All.Every);

    private static ReportScope Read(JsonPart json, Frequency usual)
    {
        var zone = json.Optional("zone")?.Zone() ?? TimeZoneInfo.Utc;
        var scope = new ReportScope
        {
            Emails = json.Optional("emails")?.Rows(id => id.IdOrEmpty<EmailId>()) ?? [],
            Campaigns = json.Optional("campaigns")?.Rows(id => id.IdOrEmpty<CampaignId>()) ?? [],
            Lists = json.Optional("lists")?.Rows(name => name.Text()) ?? [],
            Workflows = json.Optional("workflows")?.Rows(name => name.Text()) ?? [],
            Tags = (json.Optional("tags")?.Texts() ?? []).ToImmutableDictionary(),
            Team = json.Optional("team")?.TextOrNull(),
            BusinessUnit = json.Optional("businessUnit")?.TextOrNull(),
            EmailType = json.Optional("type")?.TextOrNull(),
            Exclude = json.Optional("exclude")?.Rows(one => one.Text()) ?? [],
            MaxRows = json.Optional("maxRows")?.Integer() ?? ReportScope.All.MaxRows,
            AsOf = json.Optional("asOf")?.InstantOrNull(),
            From = Date(json.Optional("from"), zone),
            To = Date(json.Optional("to"), zone),
            Zone = zone,
            Every = json.Optional(Every)?.Frequency() ?? usual,
            FirstDayOfWeek = json.Optional("firstDayOfWeek")?.Word<DayOfWeek>() ?? ReportScope.All.FirstDayOfWeek,
            Within = json.Optional("within") is { IsNull: false } within ? within.Read(Instance.Read) : null,
        };
        return scope.Checked("to");
    }

    private static IEnumerable<KeyValuePair<string, string>> InOrder(ImmutableDictionary<string, string> tags) =>
        tags.OrderBy(tag => tag.Key, CodePoints.Order);

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Date(JsonPart? json, TimeZoneInfo zone)
    {
        if (json is null or { IsNull: true }) return null;
        if (DateOnly.TryParseExact(json.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var stated))
            return stated;
        var instant = json.Instant();
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        // Only an instant at which a day begins in the zone stands for a day.
        return Door.Date(date) is { } known && LocalDates.StartOf(known, zone) == instant
            ? known
            : throw json.Fault("a day is expected, as 2026-03-01, or the instant when one begins in the zone");
    }
}
