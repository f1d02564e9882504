using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "messages", "unattributed", "methods": [], "methodsLeftOut",
/// "subscriptions": [], "subscriptionsLeftOut", "programs": [], "violations": {} }</c></summary>
internal sealed class UnsubscriptionReportConverter : ObjectConverter<UnsubscriptionReport>
{
    public static UnsubscriptionReportConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, UnsubscriptionReport value)
    {
        foreach (var waiting in DocumentHead.Pieces(json, UnsubscriptionReport.Schema, value)) yield return waiting;
        json.WriteNumber("messages", value.Messages);
        json.WriteNumber("unattributed", value.Unattributed);
        foreach (var waiting in json.WriteRows("methods", value.Methods, UnsubscriptionRowConverter.Instance)) yield return waiting;
        json.WriteNumber("methodsLeftOut", value.MethodsLeftOut);
        foreach (var waiting in json.WriteRows("subscriptions", value.Subscriptions, UnsubscriptionRowConverter.Instance))
            yield return waiting;
        json.WriteNumber("subscriptionsLeftOut", value.SubscriptionsLeftOut);
        foreach (var waiting in json.WriteRows("programs", value.Programs, ExcludedEventsConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WritePieces("violations", value.Violations, ViolationReportConverter.Instance)) yield return waiting;
    }

    public override UnsubscriptionReport Read(JsonPart json)
    {
        return new UnsubscriptionReport(DocumentHead.Read(json, UnsubscriptionReport.Schema))
        {
            Caveats = json["caveats"].Rows(CaveatConverter.Instance.Read),
            Messages = json["messages"].Count(),
            Unattributed = json["unattributed"].Count(),
            Methods = json["methods"].Rows(UnsubscriptionRowConverter.Instance.Read),
            MethodsLeftOut = json["methodsLeftOut"].Count(),
            Subscriptions = json["subscriptions"].Rows(UnsubscriptionRowConverter.Instance.Read),
            SubscriptionsLeftOut = json["subscriptionsLeftOut"].Count(),
            Programs = json["programs"].Rows(ExcludedEventsConverter.Instance.Read),
            Violations = json["violations"].Read(ViolationReportConverter.Instance.Read),
        };
    }
}

/// <summary><c>{ "key", "messages", "unattributed" }</c></summary>
internal sealed class UnsubscriptionRowConverter : ObjectConverter<UnsubscriptionRow>
{
    public static UnsubscriptionRowConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, UnsubscriptionRow value)
    {
        json.WriteString("key", value.Key);
        json.WriteNumber("messages", value.Messages);
        json.WriteNumber("unattributed", value.Unattributed);
    }

    public override UnsubscriptionRow Read(JsonPart json) =>
        new(json["key"].TextOrNull(), json["messages"].Count(), json["unattributed"].Count());
}

/// <summary><c>{ "messages", "contacts", "transactional", "undecided": [], "rows": [], "rowsLeftOut", "hidden" }</c></summary>
internal sealed class ViolationReportConverter : ObjectConverter<ViolationReport>
{
    public static ViolationReportConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, ViolationReport value)
    {
        json.WriteNumber("messages", value.Messages);
        json.WriteNumber("contacts", value.Contacts);
        json.WriteNumber("transactional", value.Transactional);
        foreach (var waiting in json.WriteRows("undecided", value.Undecided, UndecidedMessagesConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("rows", value.Rows, ViolationConverter.Instance)) yield return waiting;
        json.WriteNumber("rowsLeftOut", value.RowsLeftOut);
        json.WriteNumber("hidden", value.Hidden);
    }

    public override ViolationReport Read(JsonPart json) => new()
    {
        Messages = json["messages"].Count(),
        Contacts = json["contacts"].Count(),
        Transactional = json["transactional"].Count(),
        Undecided = json["undecided"].Rows(UndecidedMessagesConverter.Instance.Read),
        Rows = json["rows"].Rows(ViolationConverter.Instance.Read),
        RowsLeftOut = json["rowsLeftOut"].Count(),
        Hidden = json["hidden"].Count(),
    };
}

/// <summary><c>{ "reason", "messages" }</c></summary>
internal sealed class UndecidedMessagesConverter : ObjectConverter<UndecidedMessages>
{
    public static UndecidedMessagesConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, UndecidedMessages value)
    {
        json.WriteWord("reason", value.Reason);
        json.WriteNumber("messages", value.Messages);
    }

    public override UndecidedMessages Read(JsonPart json) => new(json["reason"].Word<UndecidedReason>(), json["messages"].Count());
}

/// <summary><c>{ "contact", "email", "send", "unsubscribedAt", "sentAt", "method", "subscription" }</c></summary>
internal sealed class ViolationConverter : ObjectConverter<Violation>
{
    public static ViolationConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Violation value)
    {
        json.WriteString("contact", value.Contact.Value);
        json.WriteString("email", value.Email.Value);
        json.WriteString("send", value.Send);
        json.WriteUtcOrOffset("unsubscribedAt", value.UnsubscribedAt);
        json.WriteUtcOrOffset("sentAt", value.SentAt);
        json.WriteString("method", value.Method);
        json.WriteString("subscription", value.Subscription);
    }

    public override Violation Read(JsonPart json) => new(
        json["contact"].IdOrEmpty<ContactId>(), json["email"].Id<EmailId>(), json["send"].TextOrNull(),
        json["unsubscribedAt"].Instant(), json["sentAt"].Instant(), json["method"].TextOrNull(), json["subscription"].TextOrNull());
}
