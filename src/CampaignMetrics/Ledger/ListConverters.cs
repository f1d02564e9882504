using System.Text.Json;
using CampaignMetrics.Events;
using CampaignMetrics.Json;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>A message of a list behind a number.</summary>
internal sealed class RecipientConverter : ObjectConverter<Recipient>
{
    public override void WriteMembers(Utf8JsonWriter json, Recipient value)
    {
        json.WriteId("email", value.Email.Value);
        json.WriteId("contact", value.Contact.Value);
        json.WriteWord("disposition", value.Disposition);
        json.WriteInstant("at", value.At, isUtc: value.At.Offset == TimeSpan.Zero);
        json.WriteString("notSentReason", value.NotSentReason);
        if (value.Bounce is { } bounce) json.WriteObject("bounce", bounce, BounceFindingConverter.Instance);
        else json.WriteNull("bounce");
        if (value.Response is { } response) json.WriteObject("response", response, ServerResponseConverter.Instance);
        else json.WriteNull("response");
        json.WriteNumber("opens", value.Opens);
        json.WriteNumber("clicks", value.Clicks);
    }

    public override Recipient Read(JsonPart json) => new()
    {
        Email = json["email"].Id<EmailId>(),
        Contact = json["contact"].Id<ContactId>(),
        Disposition = json["disposition"].Word<Disposition>(),
        At = json["at"].Instant(),
        NotSentReason = json["notSentReason"].TextOrNull(),
        Bounce = json["bounce"] is { IsNull: false } bounce ? bounce.Read(BounceFindingConverter.Instance.Read) : null,
        Response = json["response"] is { IsNull: false } response ? response.Read(ServerResponseConverter.Instance.Read) : null,
        Opens = json["opens"].Count(),
        Clicks = json["clicks"].Count(),
    };
}

/// <summary>One thing that happened to a message.</summary>
internal sealed class HistoryItemConverter : ObjectConverter<HistoryItem>
{
    public override void WriteMembers(Utf8JsonWriter json, HistoryItem value)
    {
        json.WriteInstant("at", value.At, isUtc: value.At.Offset == TimeSpan.Zero);
        json.WriteWord("type", value.Type);
        if (value.Label is { } label) json.WriteObject("label", label, ActorLabelConverter.Instance);
        else json.WriteNull("label");
        json.WriteString("detail", value.Detail);
        json.WriteString("userAgent", value.UserAgent);
    }

    public override HistoryItem Read(JsonPart json) => new(
        json["at"].Instant(), json["type"].Word<EventType>(),
        json["label"] is { IsNull: false } label ? label.Read(ActorLabelConverter.Instance.Read) : null,
        json["detail"].TextOrNull(), json["userAgent"].TextOrNull());
}
