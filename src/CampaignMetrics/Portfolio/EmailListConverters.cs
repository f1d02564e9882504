using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics.Portfolio;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "query", "total", "emails": [] }</c></summary>
internal sealed class EmailListConverter : ObjectConverter<EmailList>
{
    public static EmailListConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, EmailList value)
    {
        foreach (var waiting in DocumentHead.Pieces(json, EmailList.Schema, value)) yield return waiting;
        json.WriteObject("query", value.Query, EmailQueryConverter.Instance);
        json.WriteNumber("total", value.Total);
        foreach (var waiting in json.WriteRows("emails", value.Emails, ListedEmailConverter.Instance)) yield return waiting;
    }

    public override EmailList Read(JsonPart json)
    {
        var basis = DocumentHead.Read(json, EmailList.Schema);
        return new EmailList(basis, json["query"].Read(EmailQueryConverter.Instance.Read))
        {
            Caveats = json["caveats"].Rows(caveat => CaveatConverter.ReadIn(caveat, null)),
            Total = json["total"].Integer(),
            Emails = json["emails"].Rows(ListedEmailConverter.Instance.Read),
        };
    }
}

/// <summary><c>{ "search", "sortBy", "ascending", "offset", "limit" }</c>; members that are left out have their defaults.</summary>
internal sealed class EmailQueryConverter : ObjectConverter<EmailQuery>
{
    private static readonly EmailQuery Default = new();

    public static EmailQueryConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, EmailQuery value)
    {
        json.WriteString("search", value.Search);
        json.WriteString("sortBy", value.SortBy.ToString());
        json.WriteBoolean("ascending", value.Ascending);
        json.WriteNumber("offset", value.Offset);
        json.WriteNumber("limit", value.Limit);
    }

    public override EmailQuery Read(JsonPart json) => new()
    {
        Search = json.Optional("search")?.TextOrNull(),
        SortBy = json.Optional("sortBy") is { } column ? EmailColumnConverter.Of(column) : Default.SortBy,
        Ascending = json.Optional("ascending")?.Flag() ?? Default.Ascending,
        Offset = json.Optional("offset")?.Integer() ?? Default.Offset,
        Limit = json.Optional("limit")?.Integer() ?? Default.Limit,
    };
}

/// <summary><c>{ "status", "subject", "from", "sentBy", "type", "team", "businessUnit", "workflow", and what an email of a report
/// has }</c></summary>
internal sealed class ListedEmailConverter : ObjectConverter<ListedEmail>
{
    public static ListedEmailConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ListedEmail value)
    {
        json.WriteString("status", value.Status);
        json.WriteString("subject", value.Subject);
        json.WriteString("from", value.From);
        json.WriteString("sentBy", value.SentBy);
        json.WriteString("type", value.Type);
        json.WriteString("team", value.Team);
        json.WriteString("businessUnit", value.BusinessUnit);
        json.WriteString("workflow", value.Workflow);
        EmailReportConverter.Instance.WriteMembers(json, value.Report);
    }

    public override ListedEmail Read(JsonPart json) => new()
    {
        Report = EmailReportConverter.Instance.Read(json),
        Status = json["status"].Text(),
        Subject = json["subject"].TextOrNull(),
        From = json["from"].TextOrNull(),
        SentBy = json["sentBy"].TextOrNull(),
        Type = json["type"].TextOrNull(),
        Team = json["team"].TextOrNull(),
        BusinessUnit = json["businessUnit"].TextOrNull(),
        Workflow = json["workflow"].TextOrNull(),
    };
}

/// <summary>A column by its name.</summary>
internal sealed class EmailColumnConverter : PartConverter<EmailColumn>
{
    public static EmailColumn Of(JsonPart json) => Of(json.Text()) ?? throw json.Fault("a column needs a name");

    public override EmailColumn Read(JsonPart json) => Of(json);

    public override void Write(Utf8JsonWriter writer, EmailColumn value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override EmailColumn ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Of(reader.GetString()!) ?? throw new JsonException("A column needs a name.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, EmailColumn value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());

    private static EmailColumn? Of(string name) => EmailColumn.TryParse(name, null, out var column) ? column : null;
}
