using System.Text.Json;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics.Ledger;

/// <summary>A kind of list as its name.</summary>
internal sealed class RecipientKindConverter : PartConverter<RecipientKind>
{
    public static RecipientKind Of(JsonPart json) =>
        RecipientKind.Find(json.Text()) ?? throw json.Fault("a kind of list is expected, as hardBounced or notOpened");

    public override RecipientKind Read(JsonPart json) => Of(json);

    public override void Write(Utf8JsonWriter writer, RecipientKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);

    public override RecipientKind ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RecipientKind.Find(reader.GetString()!) ?? throw new JsonException("The name is no kind of list.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, RecipientKind value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Name);
}

/// <summary><c>{ "reason": "hiddenContact", "count": 3 }</c></summary>
internal sealed class LeftOutCountConverter : ObjectConverter<LeftOutCount>
{
    public static LeftOutCountConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, LeftOutCount value)
    {
        json.WriteWord("reason", value.Reason);
        json.WriteNumber("count", value.Count);
    }

    public override LeftOutCount Read(JsonPart json) => new(json["reason"].Word<LeftOutReason>(), json["count"].Count());
}

/// <summary><c>{ "reason": "tracking off", "messages": 3 }</c></summary>
internal sealed class UnknownMessagesConverter : ObjectConverter<UnknownMessages>
{
    public static UnknownMessagesConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, UnknownMessages value)
    {
        json.WriteString("reason", value.Reason);
        json.WriteNumber("messages", value.Messages);
    }

    public override UnknownMessages Read(JsonPart json) => new(json["reason"].TextOrNull()!, json["messages"].Count());
}

/// <summary><c>campaign-metrics/recipients/v1</c></summary>
internal sealed class RecipientPageConverter : ObjectConverter<RecipientPage>
{
    private const string Schema = "campaign-metrics/recipients/v1";

    public override IEnumerable<int> Members(Utf8JsonWriter json, RecipientPage value)
    {
        DocumentHead.Write(json, Schema, value.Definition);
        json.WriteObject("scope", value.Scope, ReportScopeConverter.Instance);
        json.WriteString("kind", value.Kind.Name);
        json.WriteString("link", value.Link);
        json.WriteWordOrNull("role", value.Role);
        json.WriteNumber("messages", value.Messages);
        foreach (var waiting in json.WriteRows("leftOut", value.LeftOut, LeftOutCountConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("unknown", value.Unknown, UnknownMessagesConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("recipients", value.Recipients, RecipientConverter.Instance)) yield return waiting;
        json.WriteString("next", value.Next);
    }

    public override RecipientPage Read(JsonPart json) => new()
    {
        Definition = DocumentHead.ReadDefinition(json, Schema),
        Scope = json["scope"].Read(ReportScopeConverter.Instance.Read),
        Kind = RecipientKindConverter.Of(json["kind"]),
        Link = json["link"].TextOrNull(),
        Role = json["role"].WordOrNull<LinkRole>(),
        Messages = json["messages"].Count(),
        LeftOut = json["leftOut"].Rows(LeftOutCountConverter.Instance.Read),
        Unknown = json["unknown"].Rows(UnknownMessagesConverter.Instance.Read),
        Recipients = json["recipients"].Rows(RecipientConverter.Instance.Read),
        Next = json["next"].TextOrNull(),
    };
}

/// <summary><c>campaign-metrics/history/v1</c></summary>
internal sealed class ContactHistoryConverter : ObjectConverter<ContactHistory>
{
    private const string Schema = "campaign-metrics/history/v1";

    public override IEnumerable<int> Members(Utf8JsonWriter json, ContactHistory value)
    {
        DocumentHead.Write(json, Schema, value.Definition);
        json.WriteObject("scope", value.Scope, ReportScopeConverter.Instance);
        json.WriteId("contact", value.Contact.Value);
        foreach (var waiting in json.WriteRows("leftOut", value.LeftOut, LeftOutCountConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("events", value.Items, HistoryItemConverter.Instance)) yield return waiting;
    }

    public override ContactHistory Read(JsonPart json) => new()
    {
        Definition = DocumentHead.ReadDefinition(json, Schema),
        Scope = json["scope"].Read(ReportScopeConverter.Instance.Read),
        Contact = json["contact"].Id<ContactId>(),
        LeftOut = json["leftOut"].Rows(LeftOutCountConverter.Instance.Read),
        Items = json["events"].Rows(HistoryItemConverter.Instance.Read),
    };
}
