using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Catalogs;

/// <summary>An email as an entry of a catalog file has it; what is left out is the default.</summary>
internal sealed class EmailConverter : ObjectConverter<Email>
{
    public static EmailConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Email value)
    {
        json.WriteString("email", value.Id.Value);
        json.WriteString("name", value.Name);
        json.WriteString("subject", value.Subject);
        json.WriteString("from", value.From);
        json.WriteString("sentBy", value.SentBy);
        json.WriteString("campaign", value.Campaign?.Value);
        json.WriteString("type", value.Type);
        json.WriteString("team", value.Team);
        json.WriteString("businessUnit", value.BusinessUnit);
        json.WriteString("workflow", value.Workflow);
        json.WriteInstant("sentAt", value.SentAt, isUtc: value.SentAt?.Offset == TimeSpan.Zero);
        json.WritePropertyName("tracking");
        TrackingConverter.Write(json, value.Tracking);
        json.WriteBoolean("connectedInbox", value.ConnectedInbox);
        json.WriteMap("links", value.LinkRoles.Select(link => KeyValuePair.Create(link.Key, Words<LinkRole>.Of(link.Value))));
    }

    public override Email Read(JsonPart json) => new()
    {
        Id = json["email"].Id<EmailId>(),
        Name = json.Optional("name")?.TextOrNull(),
        Subject = json.Optional("subject")?.TextOrNull(),
        From = json.Optional("from")?.TextOrNull(),
        SentBy = json.Optional("sentBy")?.TextOrNull(),
        Campaign = json.Optional("campaign") is { IsNull: false } campaign
            ? campaign.IdOrEmpty<CampaignId>()
            : default(CampaignId?),
        Type = json.Optional("type")?.TextOrNull(),
        Team = json.Optional("team")?.TextOrNull(),
        BusinessUnit = json.Optional("businessUnit")?.TextOrNull(),
        Workflow = json.Optional("workflow")?.TextOrNull(),
        SentAt = json.Optional("sentAt")?.InstantOrNull(),
        Tracking = json.Optional("tracking") is { } tracking ? TrackingConverter.Of(tracking) : Tracking.On,
        ConnectedInbox = json.Optional("connectedInbox")?.Flag() ?? true,
        LinkRoles = json.Optional("links")?.Members().ToDictionary(link => link.Name, link => link.Value.Word<LinkRole>()) ?? [],
    };
}

/// <summary>Tracking: <c>true</c>, <c>false</c>, or the instant from which on.</summary>
internal sealed class TrackingConverter : PartConverter<Tracking>
{
    public override Tracking Read(JsonPart json) => Of(json);

    public override void Write(Utf8JsonWriter writer, Tracking value, JsonSerializerOptions options) => Write(writer, value);

    public static Tracking Of(JsonPart json) =>
        json.IsText ? Tracking.From(json.Instant()) : json.IsNull || json.Flag() ? Tracking.On : Tracking.Off;

    public static void Write(Utf8JsonWriter json, Tracking value)
    {
        if (value == Tracking.On) json.WriteBooleanValue(true);
        else if (value == Tracking.Off) json.WriteBooleanValue(false);
        else json.WriteStringValue(value.FromInstant.UtcDateTime);
    }
}

/// <summary>A catalog as its file: an array of emails, by key.</summary>
internal sealed class EmailCatalogConverter : PartConverter<EmailCatalog>
{
    public override EmailCatalog Read(JsonPart json)
    {
        var emails = json.Rows(EmailConverter.Instance.Read);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var email in emails)
            if (!ids.Add(email.Id.Value)) throw json.Fault($"the email '{email.Id}' stands twice in it");
        return new EmailCatalog(emails);
    }

    public override void Write(Utf8JsonWriter writer, EmailCatalog value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var email in value.Emails) EmailConverter.Instance.Write(writer, email, options);
        writer.WriteEndArray();
    }
}
